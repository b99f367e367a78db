import type { Look } from '../../contract/evaluation.ts';
import type { Row } from '../../contract/rows.ts';
import { quote } from '../../contract/sql.ts';
import { tableSpec } from '../../contract/tables.ts';

/** Rows of one insert: a statement must stay below Athena's 256 KiB. */
const rowsPerInsert = 200;

const columns = tableSpec('evaluations').columns;
const engineType = { string: 'varchar', bigint: 'bigint', double: 'double', boolean: 'boolean' } as const;

/** Looks as rows of `evaluations`, with their day. */
export const lookRows = (looks: readonly Look[]): Row[] =>
  looks.map((look) => ({
    ...Object.fromEntries(columns.map(({ name }) => [name, look[name as keyof Look] ?? null])),
    dt: look.known_on,
  }));

/** The statements' queries that append looks to `evaluations`, `dt` last. */
export function insertLooks(looks: readonly Look[]): string[] {
  const names = columns.map(({ name }) => name);
  const typed = columns.map(
    ({ name, type }) => `cast(${name} as ${engineType[type as keyof typeof engineType]}) as ${name}`,
  );
  const texts: string[] = [];
  for (let at = 0; at < looks.length; at += rowsPerInsert) {
    const rows = looks
      .slice(at, at + rowsPerInsert)
      .map((look) => `(${names.map((name) => quote(look[name as keyof Look] ?? null)).join(', ')})`);
    texts.push(
      `select ${typed.join(', ')}, known_on as dt from (values ${rows.join(', ')}) as looks (${names.join(', ')})`,
    );
  }
  return texts;
}
