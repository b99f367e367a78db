/** What Lambda answers has 6 MB, in which a body stands as a text of JSON, so with each quote escaped. */
const mostBytes = 5_000_000;

/** The first rows of a page whose answer API Gateway passes on: all but where names are very long. At least one. */
export function rowsThatFit<Row>(rows: readonly Row[]): readonly Row[] {
  let left = mostBytes;
  const end = rows.findIndex((row) => {
    left -= Buffer.byteLength(JSON.stringify(JSON.stringify(row)));
    return left < 0;
  });
  return end === -1 ? rows : rows.slice(0, Math.max(1, end));
}
