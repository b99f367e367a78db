import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { tagText } from '../../../functions/tag/phrases/tag-text.ts';

const HeldOut = z.strictObject({ asks_for_person: z.array(z.string()), is_thanks: z.array(z.string()) });

/** What is found of a language's texts: the texts that were missed, and those wrongly found. */
export interface Measured {
  readonly language: string;
  readonly requests: number;
  readonly missedRequests: readonly string[];
  readonly thanks: number;
  readonly missedThanks: readonly string[];
  readonly ordinary: number;
  readonly wronglyFound: readonly string[];
}

const folder = (name: string): string => join(import.meta.dirname, name);

/** Texts that were written before the lists, and ordinary ones, held against the lists. */
export const measureLanguages = (): Measured[] =>
  readdirSync(folder('held-out'))
    .sort()
    .map((file) => {
      const language = file.slice(0, 2);
      const heldOut = HeldOut.parse(parse(readFileSync(join(folder('held-out'), file), 'utf8')));
      const ordinary = readFileSync(join(folder('ordinary'), `${language}.txt`), 'utf8')
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'));
      return {
        language,
        requests: heldOut.asks_for_person.length,
        missedRequests: heldOut.asks_for_person.filter((text) => !tagText(text).asksForPerson),
        thanks: heldOut.is_thanks.length,
        missedThanks: heldOut.is_thanks.filter((text) => !tagText(text).isThanks),
        ordinary: ordinary.length,
        wronglyFound: ordinary.filter((text) => tagText(text).asksForPerson || tagText(text).isThanks),
      };
    });

const share = (missed: readonly string[], of: number): string => `${of - missed.length} of ${of}`;

/** The table of docs/phrases.md. */
export function measuredTable(languages: readonly Measured[]): string {
  const rows = languages.map(({ language, requests, missedRequests, thanks, missedThanks, ...rest }) =>
    [
      new Intl.DisplayNames('en', { type: 'language' }).of(language),
      share(missedRequests, requests),
      share(missedThanks, thanks),
      `${rest.wronglyFound.length} of ${rest.ordinary}`,
    ].join(' | '),
  );
  const header = [
    'language | requests found | thanks found | ordinary texts taken for either',
    '--- | --- | --- | ---',
  ];
  return [...header, ...rows].map((row) => `| ${row} |\n`).join('');
}
