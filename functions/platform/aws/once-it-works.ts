/**
 * A value that is made on first use and kept for the life of the function; a failure is not kept, so that the
 * next call tries again.
 */
export function onceItWorks<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
