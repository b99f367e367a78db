import { cpSync, readdirSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { createCustomerSecret, keysOfCustomer } from '../../../functions/contract/records/customer-key.ts';
import { eraseCustomers } from '../../../functions/maintain/take-back.ts';
import { createFolderStore } from '../../../functions/platform/local/folder-store.ts';
import type { SentimentService } from '../../../functions/platform/ports.ts';
import { beginTagRound } from '../../../functions/tag/tag-rounds.ts';
import { tagVersionOf } from '../../../functions/tag/tag-version.ts';
import { standIn, standInTagger } from '../../tag/stand-in.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import {
  copyOf,
  curate,
  curatedAt,
  days,
  deliveries,
  ingestInto,
  maintain,
  rowsIn,
  type Seen,
  seenIn,
  upgradedAt,
  withEngine,
} from './earlier-lakes.ts';
import { takeTagsAway } from './untagged-lake.ts';

/** The lake as it is ingested today, and as an earlier version left it, curated. */
const [tagged, earlier] = [temporaryFolder(), temporaryFolder()];
let expected: Seen;

beforeAll(async () => {
  await ingestInto(tagged, deliveries);
  cpSync(tagged, earlier, { recursive: true });
  await takeTagsAway(earlier);
  await curate(earlier, curatedAt);
  expected = await seenIn(tagged);
});

test('texts of an earlier lake get the tags that ingest makes today, and the views see them at once', async () => {
  const lake = copyOf(earlier);
  const before = await seenIn(lake);
  expect(before.rows.flatMap((row) => row.slice(2)).filter((tag) => tag !== null)).toEqual([]);
  expect(await maintain(lake)).toMatchObject({ tagged: { files: 5, rows: 6, isComplete: true } });
  expect(withoutVersions(await seenIn(lake))).toEqual(withoutVersions(expected));
  expect(await maintain(lake)).toMatchObject({
    replaced: 5,
    tagged: { files: 0, rows: 0, isComplete: true },
  });
  expect(withoutVersions(await seenIn(lake))).toEqual(withoutVersions(expected));
  expect(await maintain(lake)).toMatchObject({ tagged: undefined });
});

test('the files without texts to tag stay as they are', async () => {
  const lake = copyOf(earlier);
  await maintain(lake);
  await maintain(lake);
  const files = readdirSync(`${lake}/ticket_events/dt=2026-05-03`);
  expect(files).toEqual(readdirSync(`${earlier}/ticket_events/dt=2026-05-03`));
});

test('a lake of today is searched once, and nothing is written but that', async () => {
  const lake = copyOf(tagged);
  expect(await maintain(lake)).toMatchObject({ tagged: { files: 0, isComplete: true } });
  expect(await seenIn(lake)).toEqual(expected);
  expect(await rowsIn(lake, 'select count(*) from retaggings')).toEqual([[0]]);
});

test('curation makes the days again from the first whose texts were tagged, and only once', async () => {
  const lake = copyOf(earlier);
  await maintain(lake);
  const recorded =
    'select first_dt, files, tag_version, is_complete from retaggings order by files, is_complete';
  const rows = [
    ['2026-05-01', 0, tagVersionOf(0), false],
    ['2026-05-01', 0, tagVersionOf(0), true],
    ['2026-05-01', 5, tagVersionOf(0), false],
  ];
  expect(await rowsIn(lake, recorded)).toEqual(rows);
  await maintain(lake);
  await maintain(lake);
  expect(await rowsIn(lake, recorded)).toEqual(rows);
  const runOf = async (day: string) =>
    (await rowsIn(lake, `select run_id from committed_days where day = '${day}'`)).flat();
  const later = upgradedAt + days;
  await curate(lake, later);
  expect(await runOf('2026-05-01')).toEqual([`run-${later}`]);
  await curate(lake, later + days);
  expect(await runOf('2026-05-01')).toEqual([`run-${later}`]);
});

test('out of time, it stops between files and says that some are left', async () => {
  const lake = copyOf(earlier);
  let looks = 0;
  const first = await maintain(lake, { isTimeUp: () => ++looks > 2 });
  expect(first.tagged).toMatchObject({ isComplete: false });
  expect(first.tagged!.files).toBeLessThan(5);
  expect((await maintain(lake)).tagged).toMatchObject({ isComplete: true });
  expect(withoutVersions(await seenIn(lake))).toEqual(withoutVersions(expected));
});

test('a round classifies again from its day on, and the next classifies what it left', async () => {
  const lake = copyOf(tagged);
  const store = createFolderStore(lake);
  const worse: SentimentService = {
    classify: async (texts) =>
      (await standIn.classify(texts)).map((tag) => ({ ...tag, label: 'mixed', modelVersion: '2' })),
  };
  const labels = () =>
    rowsIn(
      lake,
      `select dt, sentiment, sentiment_model, tag_version from ticket_events_current where sentiment is not null
       union all select dt, sentiment, sentiment_model, tag_version from csat_events_current where sentiment is not null
       order by 1, 2`,
    );
  const before = await labels();
  await beginTagRound(store, '2026-05-02');
  expect(await maintain(lake, { tagger: standInTagger(1, worse) })).toMatchObject({
    tagged: { files: 2, rows: 2 },
  });
  const again = ['2026-05-02', 'mixed', '2', tagVersionOf(1)];
  expect(await labels()).toEqual([...before.filter(([dt]) => dt === '2026-05-01'), again, again]);
  await maintain(lake, { tagger: standInTagger(1, worse) });
  expect(await maintain(lake)).toMatchObject({ tagged: undefined });
  await beginTagRound(store, '2026-05-01');
  await maintain(lake, { tagger: standInTagger(2) });
  expect((await labels()).map((row) => row.slice(0, 3))).toEqual(before.map((row) => row.slice(0, 3)));
  expect((await seenIn(lake)).violations).toEqual([]);
});

test('an erased ticket has no text to tag, before and after the others are tagged', async () => {
  for (const isTaggedFirst of [true, false]) {
    const lake = copyOf(earlier);
    if (isTaggedFirst) await maintain(lake);
    const keys = keysOfCustomer({ current: createCustomerSecret('test'), earlier: [] }, 'c1');
    await withEngine(lake, (engine) => eraseCustomers(engine, keys, curatedAt + days));
    await curate(lake, curatedAt + 2 * days);
    for (let night = 0; night < 4; night++) await maintain(lake);
    const texts = await rowsIn(
      lake,
      'select distinct text, is_thanks, asks_for_person from ticket_events where text is not null order by 1',
    );
    expect(texts).toEqual([
      ['Mein Paket ist nicht da', false, false],
      ['Write to [email], I want to speak to a person', false, true],
    ]);
  }
});

/** Rows without a text keep no version where no file had to be rewritten. */
const withoutVersions = ({ rows, ...rest }: Seen) => ({ ...rest, rows: rows.map((row) => row.slice(0, -1)) });
