/** Lines of a mapping that is being written, and what is said of them. */
export interface Draft {
  readonly lines: string[];
  /** What the data does not say: nothing comes in by it until a person decides. */
  readonly decide: string[];
  /** What is assumed. */
  readonly check: string[];
}

export const newDraft = (): Draft => ({ lines: [], decide: [], check: [] });

const widest = 110;

/** A comment above the next line that asks for a decision. */
export function askToDecide(draft: Draft, indent: string, text: string): void {
  draft.decide.push(text);
  comment(draft, indent, `DECIDE: ${text}`);
}

/** A comment above the next line that says what is assumed. */
export function askToCheck(draft: Draft, indent: string, text: string): void {
  draft.check.push(text);
  comment(draft, indent, `CHECK: ${text}`);
}

/** A comment, over as many lines as it needs. */
export function comment({ lines }: Pick<Draft, 'lines'>, indent: string, text: string): void {
  let line = `${indent}#`;
  for (const word of text.split(' ')) {
    if (line.length + word.length >= widest && line.length > indent.length + 1) {
      lines.push(line);
      line = `${indent}#  `;
    }
    line += ` ${word}`;
  }
  lines.push(line);
}

const plain = /^[\p{L}_][\p{L}\p{N}_ ()/.-]*(?<! )$/u;
const meansMore = /^(?:true|false|null|yes|no|on|off|y|n|~)$/i;

/** A text as YAML writes it: in quotes where it would be read as something else. */
export const yamlText = (text: string): string =>
  plain.test(text) && !meansMore.test(text) ? text : JSON.stringify(text);

/** `{ a: b, c: d }` */
export const yamlTable = (entries: Iterable<readonly [string, string | number | null]>): string =>
  `{ ${[...entries].map(([key, value]) => `${yamlText(key)}: ${typeof value === 'string' ? yamlText(value) : value}`).join(', ')} }`;
