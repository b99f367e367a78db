import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import type { PhraseList } from '../functions/tag/phrases/phrase-list.ts';

const folder = join(import.meta.dirname, '../functions/tag/phrases/lists');

/** One phrase a line; `#` begins a remark. */
const Lines = z.string().transform((text) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#')),
);

const List = z.strictObject({
  language: z.string(),
  words: z.record(z.string(), z.string()).and(
    z.object({
      opening: z.string(),
      closing: z.string(),
      not: z.string(),
      between: z.string(),
      counted: z.string(),
      mistyped: z.string(),
    }),
  ),
  asks_for_person: z.strictObject({
    anywhere: Lines,
    never_negated: Lines,
    beginning: Lines,
    sentence: Lines,
    message: Lines,
  }),
  is_thanks: z.strictObject({ thanks: Lines, beside: Lines }),
  sign_off: Lines,
  sent_from: Lines,
});

/**
 * The phrase lists of all languages, by the names of their files.
 * @throws Error naming the file and the field that is wrong
 */
export const readPhraseLists = (): PhraseList[] =>
  readdirSync(folder)
    .sort()
    .map((name) => {
      const { data, error } = List.safeParse(parse(readFileSync(join(folder, name), 'utf8')));
      if (data === undefined) throw new Error(`phrase lists: ${name}: ${z.prettifyError(error)}`);
      return data;
    });
