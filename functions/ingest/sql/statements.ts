/** One statement of a text, and the line on which it begins, from 1. */
export interface SqlStatement {
  readonly text: string;
  readonly line: number;
}

/** Comments, texts, quoted names and dollar quotes, in which a semicolon ends nothing. */
const quoted =
  /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^']|'')*(?:'|$)|"(?:[^"]|"")*(?:"|$)|\$(\w*)\$[\s\S]*?(?:\$\1\$|$)|;/g;

/** The statements of a text, without what holds nothing but comments. */
export function statementsOf(sql: string): SqlStatement[] {
  const ends = [...sql.matchAll(quoted)].filter(([found]) => found === ';').map(({ index }) => index);
  const starts = [0, ...ends.map((end) => end + 1)];
  return starts
    .map((start, i) => statement(sql, start, ends[i] ?? sql.length))
    .filter(
      ({ text }) => text.replace(quoted, (found) => (/^(?:--|\/\*)/.test(found) ? '' : found)).trim() !== '',
    );
}

function statement(sql: string, start: number, end: number): SqlStatement {
  const blank = /^\s*/.exec(sql.slice(start, end))?.[0].length ?? 0;
  return {
    text: sql.slice(start + blank, end).trimEnd(),
    line: sql.slice(0, start + blank).split('\n').length,
  };
}

/** What a statement before the query may do: nothing that changes anything. @returns what is wrong instead */
export function refusedStatement({ text }: SqlStatement): string | undefined {
  const plain = text.replace(/^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)*/, '');
  if (/^(?:load|use)\s/i.test(plain)) return undefined;
  if (!/^attach\s/i.test(plain))
    return 'before the query only attach … (read_only), load and use may stand; nothing may be changed';
  return /\(\s*(?:[^)]*,\s*)?read_only\s*(?:,[^)]*)?\)\s*$/i.test(plain)
    ? undefined
    : 'what is attached is only read: end this with (read_only)';
}
