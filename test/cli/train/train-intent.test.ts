import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { registerReport } from '../../../functions/cli/ask/report.ts';
import { registerIngest } from '../../../functions/cli/load/ingest.ts';
import { registerCurate } from '../../../functions/cli/run/curate.ts';
import { registerTag } from '../../../functions/cli/run/tag.ts';
import { registerTrainIntent } from '../../../functions/cli/train/train-intent.ts';
import { createFolderStore } from '../../../functions/platform/local/folder-store.ts';
import { intentModels } from '../../../functions/tag/intent/intent-file.ts';
import { loadModel } from '../../../functions/tag/models/stored-models.ts';
import { rowsIn } from '../../maintain/tags/earlier-lakes.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { madeTickets } from '../../train/made-tickets.ts';
import { runCommand } from '../run-command.ts';

const folder = temporaryFolder();
const lake = join(folder, 'lake');
const store = createFolderStore(lake);
const train = () => runCommand(registerTrainIntent, ['train-intent', '--lake', lake]);
const minute = 60_000;

type Event = Readonly<Record<string, unknown>>;
const event = (ticket_id: string, type: string, at: number, rest: Event = {}): Event => ({
  event: 'ticket',
  schema: 1,
  source: 'desk',
  ticket_id,
  type,
  occurred_at: new Date(at).toISOString(),
  ...rest,
});

async function load(name: string, events: readonly Event[]): Promise<void> {
  writeFileSync(join(folder, name), events.map((each) => JSON.stringify(each)).join('\n'));
  const run = await runCommand(registerIngest, ['ingest', join(folder, name), '--lake', lake]);
  expect(run).toMatchObject({ exitCode: 0 });
}

/** Tickets whose intent an agent gives when closing them; every second one's text is a message. */
const closedTickets = (count: number): Event[] =>
  madeTickets(count).flatMap(({ text, intent, customer, occurredAt }, at) => {
    const isMessage = at % 2 === 1;
    return [
      event(`t${at}`, 'opened', occurredAt, {
        customer_id: customer,
        language: 'en',
        ...(isMessage ? {} : { text }),
      }),
      ...(isMessage
        ? [event(`t${at}`, 'message', occurredAt + 5 * minute, { author: 'customer', language: 'en', text })]
        : []),
      event(`t${at}`, 'closed', occurredAt + 180 * minute, { intent }),
    ];
  });

const may = Date.UTC(2026, 4, 1, 9);
const en = { language: 'en', customer_id: 'anna' };
const says = (text: string): Event => ({ ...en, author: 'customer', text });
const newTickets: Event[] = [
  event('opening', 'opened', may, { ...en, text: 'Our valve seeping again' }),
  event('opening', 'resolved', may + 20 * minute, { claim: 'agent', handler: { kind: 'in_house' } }),
  event('message', 'opened', may + 60 * minute, en),
  event('message', 'message', may + 65 * minute, says('We are moving out')),
  event('declared', 'opened', may, { ...en, intent: 'invoice', text: 'Our valve seeping again' }),
  event('declared later', 'opened', may, { ...en, text: 'Our valve seeping again' }),
  event('declared later', 'routed', may + minute, { intent: 'invoice', handler: { kind: 'ai' } }),
  event('asked first', 'opened', may, { ...en, text: 'Hello there' }),
  event('asked first', 'message', may + 5 * minute, { author: 'ai', text: 'What is it?' }),
  event('asked first', 'message', may + 6 * minute, says('Our valve seeping again')),
  event('too late', 'opened', may, en),
  event('too late', 'message', may + 61 * minute, says('Our valve seeping again')),
  event('no words', 'opened', may, { ...en, text: '!!' }),
  event('german', 'opened', may, { ...en, language: 'de', text: 'valve seeping' }),
];

const intents = `select ticket_id, intent, intent_by from episodes where dt = '2026-05-01' order by ticket_id`;
const outcomes = `select ticket_id, repeated_at, is_verified, resolution from episodes order by ticket_id`;
const curate = () => runCommand(registerCurate, ['curate', '--lake', lake]);
const useTexts = (isOn: boolean) =>
  writeFileSync(join(lake, 'handback.config.yaml'), `intents_from_text: ${isOn}\n`);

beforeAll(() => load('few.ndjson', closedTickets(60)));

test('too few labels are said to be too few', async () => {
  const { exitCode, answer, words } = await train();
  expect({ exitCode, answer }).toMatchObject({ exitCode: 1, answer: { status: 'not_enough_data' } });
  expect(words).toMatch(/not_enough_data: 60 tickets have an intent .* at least 200 tickets are needed/);
  expect(await loadModel(store, intentModels)).toBeUndefined();
});

describe('with enough of them', () => {
  beforeAll(async () => {
    await load('more.ndjson', closedTickets(300));
  });

  test('a model is put in use, once, and it is said what to do next', async () => {
    const first = await train();
    expect(first).toMatchObject({ exitCode: 0, answer: { status: 'published' } });
    expect(first.words).toMatch(
      /fitted to 300 tickets of 300 customers with a known intent, 2026-01-01 … 2026-01-13/,
    );
    expect(first.words).toMatch(/repair +100 +20 /);
    expect(first.words).toMatch(/handback tag --again/);
    const again = await train();
    expect(again).toMatchObject({ exitCode: 0, answer: { status: 'unchanged' } });
  });

  test('texts of events that name no intent are asked while they are read, and no other', async () => {
    await load('new.ndjson', newTickets);
    const version = (await loadModel(store, intentModels))!.version;
    const tagged = `select ticket_id, intent, predicted_intent, intent_model from ticket_events
      where dt = '2026-05-01' and text is not null order by ticket_id, occurred_at`;
    expect(await rowsIn(lake, tagged)).toEqual([
      ['asked first', null, null, version],
      ['asked first', null, null, null],
      ['asked first', null, 'repair', version],
      ['declared', 'invoice', null, null],
      ['declared later', null, 'repair', version],
      ['german', null, null, version],
      ['message', null, 'moving', version],
      ['no words', null, null, version],
      ['opening', null, 'repair', version],
      ['too late', null, 'repair', version],
    ]);
    const certain = `select count(*) from ticket_events where predicted_intent is not null
      and not predicted_intent_probability between 0.3 and 1`;
    expect(await rowsIn(lake, certain)).toEqual([[0]]);
  });

  test('what they say counts where the deployment says so, and is never taken for a declared intent', async () => {
    await curate();
    const declared = ['declared', 'declared later'];
    const plain = (await rowsIn(lake, intents)) as string[][];
    expect(plain).toEqual(
      plain.map(([ticket]) =>
        declared.includes(ticket!) ? [ticket, 'invoice', 'declared'] : [ticket, 'unknown', null],
      ),
    );
    const before = await rowsIn(lake, outcomes);
    useTexts(true);
    await curate();
    expect(await rowsIn(lake, intents)).toEqual([
      ['asked first', 'unknown', null],
      ['declared', 'invoice', 'declared'],
      ['declared later', 'invoice', 'declared'],
      ['german', 'unknown', null],
      ['message', 'moving', 'predicted'],
      ['no words', 'unknown', null],
      ['opening', 'repair', 'predicted'],
      ['too late', 'unknown', null],
    ]);
    // The next ticket, of another predicted intent, is still the customer's coming back.
    expect(await rowsIn(lake, outcomes)).toEqual(before);
    expect(before).toContainEqual(['opening', expect.anything(), false, 'repeat_contact']);
    const facts = `select intent, sum(n) from daily_facts where metric = 'repeat_contact_rate'
      and dt = '2026-05-01' group by intent order by intent`;
    expect(await rowsIn(lake, facts)).toContainEqual(['repair', 1]);
  });

  test('reports show which intents are predicted', async () => {
    const args = ['report', 'tickets', '--lake', lake, '--from', '2026-05-01', '--to', '2026-05-01'];
    const { answer } = await runCommand(registerReport, [...args, '--param', 'intent=repair']);
    expect(JSON.stringify(answer)).toContain('"predicted"');
  });

  test('tickets from before are asked by tag --again', async () => {
    const old = `select intent_by, count(*) from episodes where dt < '2026-02-01' group by intent_by`;
    expect(await rowsIn(lake, old)).toEqual([[null, 300]]);
    await runCommand(registerTag, ['tag', '--again', '--from', '2026-01-01', '--lake', lake]);
    await curate();
    const counts = new Map((await rowsIn(lake, old)) as [string | null, number][]);
    expect(counts.get('predicted')).toBeGreaterThan(250);
    const wrong = `select count(*) from episodes where intent_by = 'predicted' and intent <> final_intent
      and final_intent <> 'unknown'`;
    const [[count]] = (await rowsIn(lake, wrong)) as [[number]];
    expect(count).toBeLessThan(20);
  });
});

test('a folder that is no lake is named', async () => {
  const { exitCode, words } = await runCommand(registerTrainIntent, [
    'train-intent',
    '--lake',
    join(folder, 'no'),
  ]);
  expect({ exitCode, words }).toMatchObject({ exitCode: 2, words: expect.stringContaining('no') });
});
