import { createHash } from 'node:crypto';
import { cueLists, general, pictures } from './lexicons.ts';

/** Rises with each change of how words are read and added up; the lists tell for themselves. */
const rules = 1;

let version: string | undefined;

/** Version of what is said without a model: of the rules and of every word in the lists. */
export function lexiconVersion(): string {
  version ??= `lexicon-${createHash('sha256')
    .update(JSON.stringify([rules, cueLists, general, [...pictures]]))
    .digest('hex')
    .slice(0, 12)}`;
  return version;
}
