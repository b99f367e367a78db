import { beforeAll, expect, test } from 'vitest';
import { readTagVersion } from '../../../functions/curate/input-snapshot.ts';
import { tagFiles } from '../../../functions/maintain/tags/tag-files.ts';
import { createFolderStore } from '../../../functions/platform/local/folder-store.ts';
import type { ObjectStore, QueryEngine } from '../../../functions/platform/ports.ts';
import { beginTagRound } from '../../../functions/tag/tag-rounds.ts';
import { tagVersionOf } from '../../../functions/tag/tag-version.ts';
import type { TextTagger } from '../../../functions/tag/text-tagger.ts';
import { standInTagger } from '../../tag/stand-in.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { Killed, stoppingBefore } from '../stopping-store.ts';
import {
  copyOf,
  deliveries,
  ingestInto,
  maintain,
  nightOf,
  rowsIn,
  upgradedAt,
  withEngine,
} from './earlier-lakes.ts';

/** A lake that is to be tagged again from its first day on: five files have texts. */
const begun = temporaryFolder();
/** The same with the first delivery alone: two texts in two files. */
const small = temporaryFolder();
const tagger = standInTagger(1);

beforeAll(async () => {
  await ingestInto(begun, deliveries);
  await beginTagRound(createFolderStore(begun), '2026-05-01');
  await ingestInto(small, deliveries.slice(0, 1));
  await beginTagRound(createFolderStore(small), '2026-05-01');
});

/** A night with time for one file. */
function oneFile() {
  let isDone = false;
  const tag: TextTagger['tag'] = (texts) => {
    isDone = true;
    return tagger.tag(texts);
  };
  return { tagger: { ...tagger, tag }, isTimeUp: () => isDone };
}

const marks = (lake: string) => rowsIn(lake, 'select tag_version, is_complete from retaggings order by 2, 1');
const versionSeen = (lake: string) => withEngine(lake, (engine) => readTagVersion(engine, upgradedAt));
const waiting = `select count(*) from (
  select tag_version from ticket_events_current where text is not null and author is distinct from 'ai'
  union all select tag_version from csat_events_current where comment is not null
) where tag_version < ${tagVersionOf(1)}`;

test('of a round of several nights the last one marks it, and only then curation goes by it', async () => {
  const lake = copyOf(begun);
  const seen: { left: number; version: number | undefined }[] = [];
  do {
    const { tagged } = await maintain(lake, oneFile());
    const [[left]] = (await rowsIn(lake, waiting)) as [[number]];
    expect(tagged?.isComplete).toBe(left === 0);
    seen.push({ left, version: await versionSeen(lake) });
  } while (seen.at(-1)!.left > 0 && seen.length < 9);
  expect(seen.map(({ left }) => left)).toEqual([4, 3, 2, 1, 0]);
  expect(seen.map(({ version }) => version)).toEqual([...Array(4).fill(undefined), tagVersionOf(1)]);
});

test('while its models cannot be read nothing is marked, though nothing else is left to do', async () => {
  const lake = copyOf(begun);
  await maintain(lake, { tagger: undefined });
  expect(await marks(lake)).toEqual([]);
  await maintain(lake, { tagger });
  expect(await versionSeen(lake)).toBe(tagVersionOf(1));
});

test('killed before any of its changes, a mark is never there while a text waits, and ends up there once', async () => {
  for (let changes = 0, isOver = false; !isOver; changes++) {
    const lake = copyOf(small);
    const store = createFolderStore(lake);
    await withEngine(lake, async (engine) => {
      isOver = !(await isKilled(engine, store, changes));
      const [[left]] = (await engine.query(waiting)).rows as [[number]];
      const version = await readTagVersion(engine, upgradedAt);
      const { rows: known } = await engine.query('select count(*) from retaggings');
      if (left < 2) expect(known, `killed before change ${changes}`).not.toEqual([[0]]);
      if (version !== undefined) expect(left, `killed before change ${changes}`).toBe(0);
      // The round is gone on with by the command's own search, or by the next night.
      if (changes % 2 === 0) await tagFiles(engine, { store, tagger, now: upgradedAt });
      await nightOf(engine, store, { tagger });
      await nightOf(engine, store, { tagger });
    });
    const rows = await marks(lake);
    expect(
      rows.filter(([, isComplete]) => isComplete),
      `killed before change ${changes}`,
    ).toEqual([[tagVersionOf(1), true]]);
    if (isOver) expect(changes).toBeGreaterThan(5);
  }
});

/** A night whose process dies before its n-th change of the store or of a table. @returns whether it died */
async function isKilled(engine: QueryEngine, store: ObjectStore, changes: number): Promise<boolean> {
  const stopping = stoppingBefore(store, changes);
  const dying: QueryEngine = {
    ...engine,
    query: (sql) => engine.query(sql),
    async insert(table, sql) {
      await stopping.delete('counts as a change');
      return engine.insert(table, sql);
    },
  };
  try {
    await nightOf(dying as never, stopping, { tagger });
    return false;
  } catch (error) {
    if (error instanceof Killed) return true;
    throw error;
  }
}
