import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { registerIngest } from '../../../functions/cli/load/ingest.ts';
import {
  settingsAskedFor,
  shippedVendors,
  tableWantedBy,
  vendorMapping,
} from '../../../functions/sources/mapping.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runCommand } from '../run-command.ts';

const ticket = (id: number, tags: readonly string[], replyMinutes: number | null) => ({
  ...{ id, via: { channel: 'email' }, status: 'solved', requester_id: 7, assignee_id: 5, group_id: 1, tags },
  ...{ created_at: '2026-03-01T09:00:00Z', updated_at: '2026-03-02T10:00:00Z' },
  metric_set: { solved_at: '2026-03-02T10:00:00Z', reply_time_in_minutes: { calendar: replyMinutes } },
});
const tickets = [
  ...Array.from({ length: 10 }, (_, i) => ticket(i, ['fin_solved', 'refund'], i === 0 ? 4 : null)),
  ...Array.from({ length: 10 }, (_, i) => ticket(100 + i, ['refund'], 12)),
];

const parts = [{ tickets: tickets.slice(0, 5) }, { tickets: tickets.slice(5) }];

function workplace(config: string, files: readonly object[] = parts, source = 'zendesk') {
  const folder = temporaryFolder();
  const lake = join(folder, 'lake');
  for (const name of [lake, join(folder, 'in')]) mkdirSync(name, { recursive: true });
  writeFileSync(join(lake, 'handback.config.yaml'), config);
  writeFileSync(join(lake, 'users.json'), JSON.stringify({ users: [{ id: 7, role: 'end-user' }] }));
  writeFileSync(join(lake, 'names.json'), JSON.stringify({ users: [{ id: 7, name: 'Ann' }] }));
  // Two files, so that what workers have seen comes together.
  for (const [i, file] of files.entries())
    writeFileSync(join(folder, 'in', `${i}.json`), JSON.stringify(file));
  return (...more: string[]) =>
    runCommand(registerIngest, [
      ...['ingest', join(folder, 'in'), '--source', source, '--lake', lake, ...more],
    ]);
}

const advice =
  "no ticket is AI's by the rules of zendesk.yaml; tags that stand on tickets without a person's reply: fin_solved (90 % of 10): where AI answers, say who it is in handback.config.yaml, sources.zendesk: ai_tags, ai_assignees, ai_groups";

test.each([
  ['a dry run', ['--dry-run']],
  ['ingest', []],
  ['ingest by workers', ['--jobs', '2']],
])('where nothing is AI’s, %s names the tags that no person answered', async (_, more) => {
  const { exitCode, words } = await workplace('sources: {}\n')(...more);
  expect(exitCode).toBe(0);
  expect(words).toContain(advice);
});

test('where AI has been named nothing is said', async () => {
  const { words } = await workplace('sources: { zendesk: { ai_tags: [fin_solved] } }\n')('--dry-run');
  expect(words).not.toContain('tags that stand on');
});

const audit = {
  ...{ id: 1, ticket_id: 4, author_id: 7, created_at: '2026-03-02T10:00:00Z', via: { channel: 'web' } },
  events: [{ id: 2, type: 'Change', field_name: 'status', previous_value: 'open', value: 'solved' }],
};
const missed =
  'without a file of users who solves a ticket counts as an agent, also customers who solve theirs in the help centre, and no replies are read; name it in handback.config.yaml, sources.zendesk: users';

test.each([
  ['a dry run', ['--dry-run']],
  ['ingest', []],
  ['ingest by workers', ['--jobs', '2']],
])('where changes of status are read without users, %s says what becomes of customers', async (_, more) => {
  const { words } = await workplace('sources: {}\n', [...parts, { ticket_audits: [audit] }])(...more);
  expect(words.split(missed)).toHaveLength(2);
});

test('where no change of status is read, or users are given, nothing is said of them', async () => {
  expect((await workplace('sources: {}\n')('--dry-run')).words).not.toContain(missed);
  const { exitCode, words } = await workplace('sources: { zendesk: { users: users.json } }\n', [
    { ticket_audits: [audit] },
  ])('--dry-run');
  expect(exitCode).toBe(0);
  expect(words).not.toContain(missed);
});

test.each([['--dry-run'], ['--jobs=1'], ['--jobs=2']])(
  'a table of users that says no role is refused (%s)',
  async (how) => {
    const { exitCode, words } = await workplace('sources: { zendesk: { users: names.json } }\n', [
      { ticket_audits: [audit] },
      ...parts,
    ])(how);
    expect(exitCode).toBe(2);
    expect(words).toMatch(/no row with the key id says its role; give the table with that column/);
  },
);

const change = (id: number) => ({
  ...{ id, issueId: '10001', created: '2026-03-02T10:00:00.000+0000', author: { accountId: 'a' } },
  items: [{ field: 'status', fromString: 'Open', toString: 'Done' }],
});
const said = (id: number) => ({
  ...{
    id,
    issueId: '10001',
    created: '2026-03-02T10:00:00.000+0000',
    author: { accountId: 'a' },
    body: 'On it',
  },
});
const answered = { ResponseId: 'r', QuestionId: 'q', InvitationId: 'i', NumberValue: 4, Id: 'z' };

test.each([
  [
    'jira',
    [change(1), change(2), said(3)],
    [
      '2 of changes by themselves passed over: to have them read, set issues in handback.config.yaml, sources.jira',
      '1 of comments by themselves passed over: to have them read, set issues in',
    ],
  ],
  [
    'salesforce',
    [{ ...answered, CreatedDate: '2026-03-02T10:00:00Z' }],
    ['1 of survey answers passed over: to have them read, set survey_subjects or survey_case in'],
  ],
])(
  '%s: what is passed over for want of a setting is said, with the setting',
  async (source, files, sayings) => {
    for (const how of ['--dry-run', '--jobs=1', '--jobs=2']) {
      const { words } = await workplace('sources: {}\n', files, source)(how);
      for (const saying of sayings) expect(words.split(saying), how).toHaveLength(2);
    }
  },
);

test('what no setting would have read is not spoken of', async () => {
  const { words } = await workplace('sources: {}\n', [{ users: [{ id: 7 }] }, ...parts])('--dry-run');
  expect(words).not.toContain('passed over: to have them read');
});

test('a table is wanted by streams that there are, under a setting that is asked for', () => {
  for (const vendor of shippedVendors) {
    const { table, streams } = tableWantedBy(vendor) ?? { table: undefined, streams: [] };
    if (table !== undefined) expect(settingsAskedFor(vendor)).toContain(table);
    const names = vendorMapping(vendor)?.parts?.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([...streams]));
  }
});
