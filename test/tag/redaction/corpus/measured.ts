import { ingestObject } from '../../../../functions/ingest/ingest-object.ts';
import { readMapping } from '../../../../functions/sources/mapping.ts';
import { redact } from '../../../../functions/tag/redaction/redact.ts';
import { createMemoryStore, environmentOf, inputObject, rowsOf } from '../../../ingest/memory-lake.ts';
import { ordinaryTexts, type PersonalText, personalTexts } from './corpus.ts';
import { falseRedactions, isLeft, recall, type Share, secretPart } from './measure.ts';
import { csvHeading, csvMapping, type RejectedLine, rejectedLines } from './rejected.ts';

/** What was measured on the corpus. */
export interface Measured {
  /** By family: nothing of the secret is left, and the token says what it was. */
  readonly told: readonly Share[];
  /** By family: nothing of the secret is left. */
  readonly gone: readonly Share[];
  /** By family and spelling, those that are not all gone. */
  readonly missed: readonly Share[];
  /** By kind of ordinary text, those of which some are changed. */
  readonly changed: readonly Share[];
  readonly ordinary: Share;
  readonly kinds: number;
  /** By fault of the rejected line: neither the customer's id nor the personal data are left in quarantine. */
  readonly quarantine: readonly Share[];
}

const isGone = (text: PersonalText): boolean => !isLeft(secretPart(text), redact(text.text));

/** Runs redaction over the corpus, and ingest over its texts in lines that are rejected. */
export async function measure(): Promise<Measured> {
  const personal = personalTexts();
  const ordinary = ordinaryTexts();
  const changed = falseRedactions(ordinary, ({ text }) => redact(text) !== text);
  return {
    told: recall(personal, (text) => isGone(text) && redact(text.text).includes(`[${text.family}]`)),
    gone: recall(personal, isGone),
    missed: recall(personal, isGone, ({ family, spelling }) => `${family}, ${spelling}`).filter(
      ({ hits, texts }) => hits < texts,
    ),
    changed: changed.filter(({ hits }) => hits > 0),
    ordinary: { name: 'all', texts: ordinary.length, hits: changed.reduce((sum, { hits }) => sum + hits, 0) },
    kinds: changed.length,
    quarantine: await measureQuarantine(personal),
  };
}

/** Queries stay addresses, and percent-encoded or split secrets are told by their parts; the rest is compared whole. */
async function measureQuarantine(personal: readonly PersonalText[]): Promise<Share[]> {
  const texts = personal
    .filter(({ family }) => family !== 'query')
    .map((one) => ({ ...one, secret: secretPart(one) }));
  const json = rejectedLines(texts, 'json');
  const csv = rejectedLines(
    texts.filter(({ text }) => !text.includes('\n')),
    'csv',
  );
  const kept = [
    ...(await keptOf(
      'lines.ndjson',
      json.map(({ line }) => line),
      json,
    )),
    ...(await keptOf('rows.csv', [csvHeading, ...csv.map(({ line }) => line)], csv)),
  ];
  const shares = new Map<string, { texts: number; hits: number }>();
  for (const { fault, isSafe } of kept) {
    const share = shares.get(fault) ?? { texts: 0, hits: 0 };
    share.texts++;
    if (isSafe) share.hits++;
    shares.set(fault, share);
  }
  return [...shares].map(([name, share]) => ({ name, ...share }));
}

async function keptOf(
  key: string,
  lines: readonly string[],
  rejected: readonly RejectedLine[],
): Promise<{ fault: string; isSafe: boolean }[]> {
  const store = createMemoryStore();
  const isCsv = key.endsWith('.csv');
  const options = isCsv ? { mapping: readMapping(csvMapping, 'm.yaml') } : {};
  await ingestObject(inputObject(key, `${lines.join('\n')}\n`), environmentOf(store), options);
  const rows = new Map(
    (await rowsOf(store, 'quarantine')).map(({ record_no, raw, message, path }) => [
      Number(record_no),
      `${raw} ${message} ${path}`,
    ]),
  );
  return rejected.map(({ fault, secrets }, i) => {
    const kept = rows.get(i + (isCsv ? 2 : 1));
    if (kept === undefined) throw new Error(`the line was not rejected: ${lines[i + (isCsv ? 1 : 0)]}`);
    return { fault, isSafe: secrets.every((secret) => !isLeft(secret, kept)) };
  });
}
