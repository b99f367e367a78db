/** 128 and the number of the signal, as shells count. */
const interrupted = 130;

/**
 * Says what is done before a command ends by Ctrl-C. What it had written stays, and the same command goes on there.
 * @returns to be called when there is nothing left to interrupt
 */
export function whenInterrupted(say: () => void): () => void {
  const stop = () => {
    say();
    process.exit(interrupted);
  };
  process.once('SIGINT', stop);
  return () => process.off('SIGINT', stop);
}
