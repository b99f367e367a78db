/** Requests that wait for S3 at a time: one after another, a night would not do for a thousand files. */
const atOnce = 16;

/** What `run` gives for each item, in their order, with a bounded number under way. */
export async function manyAtOnce<Item, Result>(
  items: readonly Item[],
  run: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += atOnce)
    results.push(...(await Promise.all(items.slice(start, start + atOnce).map(run))));
  return results;
}
