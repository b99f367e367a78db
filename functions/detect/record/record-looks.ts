import type { Look } from '../../contract/detection/evaluation.ts';
import type { Row } from '../../contract/lake/rows.ts';
import { quote } from '../../contract/lake/sql.ts';
import { tableSpec } from '../../contract/lake/tables.ts';
import type { Day } from '../../contract/records/instant.ts';

/** Athena takes a statement of 262,144 bytes and writes 100 days by it; below both, with room for what stands around. */
const limits = { rows: 200, bytes: 200_000, days: 100 };

const columns = tableSpec('evaluations').columns;
const engineType = { string: 'varchar', bigint: 'bigint', double: 'double', boolean: 'boolean' } as const;

/** Looks as rows of `evaluations`, with their day. */
export const lookRows = (looks: readonly Look[]): Row[] =>
  looks.map((look) => ({
    ...Object.fromEntries(columns.map(({ name }) => [name, look[name as keyof Look] ?? null])),
    dt: look.known_on,
  }));

/** The statements' queries that append looks to `evaluations`, `dt` last; each within Athena's limits. */
export function insertLooks(looks: readonly Look[]): string[] {
  const names = columns.map(({ name }) => name);
  const typed = columns.map(
    ({ name, type }) => `cast(${name} as ${engineType[type as keyof typeof engineType]}) as ${name}`,
  );
  const rowOf = (look: Look) =>
    `(${names.map((name) => quote(look[name as keyof Look] ?? null)).join(', ')})`;
  return statements(looks, rowOf).map(
    (rows) =>
      `select ${typed.join(', ')}, known_on as dt from (values ${rows.join(', ')}) as looks (${names.join(', ')})`,
  );
}

/** Rows by statement, in order. */
function statements(looks: readonly Look[], rowOf: (look: Look) => string): string[][] {
  const cut: string[][] = [];
  let days = new Set<Day>();
  let bytes = Number.POSITIVE_INFINITY;
  for (const look of looks) {
    const row = rowOf(look);
    const length = Buffer.byteLength(row) + 2;
    const isFull =
      (cut.at(-1)?.length ?? 0) >= limits.rows ||
      bytes + length > limits.bytes ||
      (days.size >= limits.days && !days.has(look.known_on));
    if (isFull) {
      cut.push([]);
      days = new Set();
      bytes = 0;
    }
    cut.at(-1)!.push(row);
    days.add(look.known_on);
    bytes += length;
  }
  return cut;
}
