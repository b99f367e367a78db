import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { phraseProgram } from '../../functions/tag/phrases/generated/phrase-program.ts';
import { tagText } from '../../functions/tag/phrases/tag-text.ts';
import { tagRules } from '../../functions/tag/tag-version.ts';
import { lastOwnWords } from '../../functions/tag/words/own-text.ts';

const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

const ordinary = new URL('phrases/ordinary/', import.meta.url);
const texts = readdirSync(ordinary)
  .sort()
  .flatMap((file) => readFileSync(new URL(file, ordinary), 'utf8').split('\n'))
  .filter((line, at) => line !== '' && at % 2 === 0);

/** What mail programs put around an answer. */
const mails: readonly ((own: string, quoted: string) => string)[] = [
  (own) => own,
  (own, quoted) => `${own}\n\nOn Mon, 3 Mar 2025 at 10:12 Anna <a@b.example> wrote:\n> ${quoted}`,
  (own, quoted) => `${own}\r\n\r\nVon: Shop\r\nGesendet: Montag, 3. März 2025\r\n\r\n${quoted}`,
  (own, quoted) => `${own}\n\n-----Ursprungligt meddelande-----\n${quoted}`,
  (own, quoted) => `${own}\n\n*De :* Boutique\n*Envoyé :* lundi\n\n${quoted}`,
  (own, quoted) => `${own}\n\n3 мар. 2025 г. в 10:12, <a@b.example> пишет:\n${quoted}`,
  (own, quoted) => `> ${quoted}\n\n${own}`,
  (own, quoted) => `<p>${own}</p><blockquote>${quoted}</blockquote>`,
  (own, quoted) => `${own}\n-- \n${quoted}`,
];

test('rules that find something else since a release have a new version: lakes are tagged again', () => {
  const found = texts.flatMap((own, at) => {
    const quoted = texts[(at * 7 + 3) % texts.length]!;
    return mails.map((mail) => {
      const text = mail(own, quoted);
      return [tagText(text), lastOwnWords(text)];
    });
  });
  // Another digest: raise tagRules if a release had these, then put the new ones here.
  expect({ tagRules, lists: digestOf(phraseProgram), found: digestOf(found) }).toEqual({
    tagRules: 3,
    lists: '64f3f8b71498de1d',
    found: '04817050574ae97a',
  });
});
