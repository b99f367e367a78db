import { customerFieldWords } from '../../../../functions/tag/redaction/records/customer-fields.ts';
import type { Share } from './measure.ts';
import type { Measured } from './measured.ts';

const percent = ({ hits, texts }: Share): string => `${((100 * hits) / texts).toFixed(1)} %`;
const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (heading: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(...heading), row(...heading.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');

const familyNames: Readonly<Record<string, string>> = {
  email: 'e-mail addresses',
  phone: 'telephone numbers',
  card: 'payment cards',
  iban: 'bank accounts (IBAN)',
  national_id: 'national ids',
  ip: 'IP addresses',
  query: 'query strings',
};

/** The measured part of docs/redaction.md. */
export function renderMeasured({
  told,
  gone,
  missed,
  changed,
  ordinary,
  kinds,
  quarantine,
}: Measured): string {
  const goneBy = new Map(gone.map((share) => [share.name, share]));
  return [
    table(
      ['family', 'texts', 'gone', 'gone and called what it is'],
      told.map((share) => [
        familyNames[share.name] ?? share.name,
        String(share.texts),
        percent(goneBy.get(share.name) ?? share),
        percent(share),
      ]),
    ),
    missed.length === 0
      ? 'No spelling is missed.'
      : `Spellings that are missed at times: ${missed.map((one) => `${one.name} (${percent(one)} gone)`).join('; ')}.`,
    `Of ${ordinary.texts} ordinary texts of ${kinds} kinds ${ordinary.hits} are changed (${((100 * ordinary.hits) / ordinary.texts).toFixed(2)} %)${changed.length === 0 ? '' : `: ${changed.map((one) => `${one.name} (${one.hits} of ${one.texts})`).join('; ')}`}.`,
    'The same texts in lines that ingest rejects, each with a customer id: neither is left in `quarantine`.',
    table(
      ['what is wrong with the line', 'lines', 'safe'],
      quarantine.map((share) => [share.name, String(share.texts), percent(share)]),
    ),
  ].join('\n\n');
}

/** The lists of names in docs/redaction.md. */
export function renderFieldNames(): string {
  const list = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(' ');
  const { persons, companions, contacts } = customerFieldWords;
  return [
    `Whose record it is: ${list(persons)}`,
    `Beside such a word: ${list(companions)}`,
    `Enough by themselves: ${list(contacts)}`,
  ].join('\n\n');
}

/** A page with what stands between `<!-- NAME -->` and `<!-- /NAME -->` replaced. */
export function withBlock(page: string, name: string, block: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [before, rest] = page.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`the page has no block ${name}`);
  return `${before}${start}\n\n${block}\n\n${end}${after}`;
}
