import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { registerIngest } from '../../../functions/cli/load/ingest.ts';
import { registerMapping } from '../../../functions/cli/mapping/mapping.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runCommand } from '../run-command.ts';

const register = (program: Command): void => {
  registerMapping(program);
  registerIngest(program);
};

interface Answer {
  readonly kind: string;
  readonly text: string;
  readonly decide: readonly string[];
  readonly vendors: readonly string[];
  readonly why: readonly string[];
}

function zeros(): string {
  const path = join(temporaryFolder(), 'bytes.dat');
  writeFileSync(path, Buffer.from(Array.from({ length: 4096 }, (_, i) => i % 256)));
  return path;
}

/** Begins a mapping for files, writes it, and looks by it at the first. */
async function begin(files: Record<string, string | Buffer>) {
  const folder = temporaryFolder();
  const paths = Object.keys(files).map((name) => join(folder, name));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const { answer, exitCode, words } = await runCommand(register, ['mapping', 'start', ...paths]);
  const begun = answer as Answer;
  const dryRun = async (change = (text: string) => text) => {
    writeFileSync(join(folder, 'mapping.yaml'), change(begun.text));
    const args = [
      'ingest',
      ...paths,
      '--mapping',
      join(folder, 'mapping.yaml'),
      '--lake',
      join(folder, 'lake'),
      '--dry-run',
    ];
    const ran = await runCommand(register, args);
    expect(ran.words).not.toContain('mapping mapping.yaml, line');
    return ran.answer as { accepted: number; quarantined: number; passed_over: number };
  };
  return { begun, exitCode, words, dryRun };
}

const heading = 'Ticket ID,Requester,Created,Solved,Channel,Agent,Rating,Comment';

describe('mapping start', () => {
  test('dates that may be either are not guessed: nothing comes in until one line is taken', async () => {
    const { begun, dryRun } = await begin({
      'desk.csv': `${heading}\n1,c1,03/04/2025 09:00,04/04/2025 10:00,E-mail,Ana,5,fine\n2,c2,05/04/2025 09:00,,Chat,Bot,1,bad\n`,
    });
    expect(begun.decide.join('\n')).toContain('day first and as month first');
    expect(await dryRun()).toMatchObject({ accepted: 0, quarantined: 2 });
    const decided = await dryRun((text) =>
      text
        .replace('time_zone: unknown', 'time_zone: UTC')
        .replace(/^ *(\w+_at: (?:&last )?\w+) {3}#.*$/gm, '')
        .replace(/^( *)# (.*) {3}# day first$/gm, '$1$2'),
    );
    expect(decided).toMatchObject({ accepted: 4, quarantined: 1 });
  });

  test('a value above twelve decides, and the mapping says how many do', async () => {
    const { begun, dryRun } = await begin({
      'desk.csv': `${heading}\n1,c1,25/04/2025 09:00,26/04/2025 10:00,E-mail,Ana,5,fine\n2,c2,05/04/2025 09:00,27/04/2025 10:00,Chat,Ana,1,bad\n`,
    });
    expect(begun.text).toContain('format: "dd/MM/yyyy HH:mm" }   # day first: 1 of 2');
    expect(begun.text).toContain('time_zone: unknown');
    expect(await dryRun()).toMatchObject({ accepted: 0, quarantined: 2 });
    expect(await dryRun((text) => text.replace('unknown', 'Europe/Madrid'))).toMatchObject({
      accepted: 6,
      quarantined: 0,
    });
  });

  test('labels of scores are not ranked, and numbers without the ends of a scale have none', async () => {
    const rows = (...scores: string[]) =>
      `${heading}\n${scores.map((score, i) => `${i},c,2025-03-0${i + 1}T10:00:00Z,,Chat,Ana,${score},`).join('\n')}\n`;
    const labels = await begin({ 'a.csv': rows('Good', 'Neutral', 'Bad') });
    expect(labels.begun.text).toMatch(/# {5}from: Rating\n.*values:\n.*"Good": FILL_IN/);
    expect(await labels.dryRun()).toMatchObject({ accepted: 3, quarantined: 0 });
    const some = await begin({ 'a.csv': rows('3', '4', '4') });
    expect(some.begun.text).toContain('# csat:');
    expect(some.begun.decide[0]).toContain('holds 3 to 4');
    const words = await begin({ 'a.csv': rows('good', 'bad') });
    expect(words.begun.text).toContain('score: Rating   # good or bad');
    const numbered = await begin({ 'a.csv': rows('5 - Very good', '1 - Very bad') });
    expect(numbered.begun.text).toContain('"5 - Very good": 5');
  });

  test('no comment holds a value of an id or a text', async () => {
    const { begun } = await begin({
      'desk.csv': `${heading},Notes\n98761,jane.doe@example.org,2025-03-01T10:00:00Z,,Chat,Ana Lopez,4,my secret remark,call 600123456\n`,
    });
    for (const value of ['98761', 'jane.doe', 'Ana Lopez', 'secret', '600123456'])
      expect(begun.text).not.toContain(value);
  });

  test('delimiter, encoding and names of other languages', async () => {
    const text =
      'Número de ticket;Cliente;Fecha de creación;Canal;País;Motivo;Puntuación\n1;c1;25/03/2025 9:05;Correo;ES;Envío;5\n2;c2;01/04/2025 10:05;Teléfono;PT;Pago;1\n';
    const { begun, dryRun } = await begin({ 'es.csv': Buffer.from(text, 'latin1') });
    expect(begun.text).toContain('csv: { delimiter: ";", encoding: "windows-1252" }');
    expect(begun.text).toContain('values: { Correo: email, Teléfono: phone }');
    expect(begun.text).toContain('intent: Motivo');
    expect(await dryRun((yaml) => yaml.replace('unknown', 'Europe/Madrid'))).toMatchObject({
      accepted: 4,
      quarantined: 0,
    });
  });

  test('UTF-16 without a mark, and lists that a program wrote as texts', async () => {
    const text = `Ticket,Created,Solved,Labels\n1,2025-03-25 09:05,2025-03-25 10:05,"['a', 'ai']"\n2,2025-03-26 09:05,,[]\n`;
    for (const [name, encoding] of [
      ['little.csv', 'utf-16le'],
      ['big.csv', 'utf-16be'],
    ] as const) {
      const bytes = Buffer.from(text, 'utf16le');
      const { begun, dryRun } = await begin({ [name]: encoding === 'utf-16le' ? bytes : bytes.swap16() });
      expect(begun.text).toContain(`encoding: "${encoding}"`);
      expect(begun.text).toContain('# Lists, of which has and each tell the elements: Labels');
      expect(await dryRun((yaml) => yaml.replace('unknown', 'UTC'))).toMatchObject({
        accepted: 3,
        quarantined: 0,
      });
    }
  });

  test.each([
    ['Ärende;Kund;Skapad;Löst;Kanal;Land', 'mejl;SE'],
    ['Sagsnummer;Kunde;Oprettet;Løst;Kanal;Land', 'e-mail;DK'],
    ['Saksnummer;Kunde;Opprettet;Løst dato;Kanal;Land', 'e-post;NO'],
    ['Ticketnummer;Klant;Aangemaakt op;Opgelost op;Kanaal;Land', 'e-mail;NL'],
    ['Tiketin numero;Asiakas;Luotu;Ratkaistu;Kanava;Maa', 'sähköposti;FI'],
  ])('columns named %s', async (heading, end) => {
    const text = `${heading}\n1;c1;2025-03-25 09:05;2025-03-25 10:05;${end}\n2;c2;2025-03-26 09:05;;${end}\n`;
    const { begun, dryRun } = await begin({ 'names.csv': Buffer.from(text) });
    const [id, customer, opened, resolved, channel, market] = heading.split(';');
    for (const line of [
      `ticket_id: ${id}`,
      `customer_id: ${customer}`,
      `opened_at: ${opened}`,
      `resolved_at: ${resolved}`,
      `channel: { from: ${channel}, values: { ${end.split(';')[0]}: email } }`,
      `market: ${market}`,
    ])
      expect(begun.text).toContain(line);
    expect(await dryRun((yaml) => yaml.replace('unknown', 'Europe/Oslo'))).toMatchObject({
      accepted: 3,
      quarantined: 0,
    });
  });

  test('records in an envelope are found, and dates of other objects are not the ticket’s', async () => {
    const ticket = {
      id: 'a',
      created_at: '2025-03-01T10:00:00Z',
      status: 'open',
      customer: { id: 'c', created_at: '2020-01-01T00:00:00Z' },
    };
    const { begun, dryRun } = await begin({
      'page.json': JSON.stringify({ data: { items: [ticket] }, next: null }),
    });
    expect(begun.text).toContain('records: data.items');
    expect(begun.text).toContain('opened_at: created_at');
    expect(begun.text).toContain('customer_id: customer.id');
    expect(await dryRun()).toMatchObject({ accepted: 1 });
  });

  test('several kinds of file become streams', async () => {
    const { begun, dryRun } = await begin({
      'tickets.csv': 'Ticket ID,Requester,Created,Status\n1,c,2025-03-01T10:00:00Z,open\n',
      'surveys.csv':
        'Survey ID,Ticket Number,Submitted At,Rating\ns1,1,2025-03-02T10:00:00Z,5\ns2,1,2025-03-03T10:00:00Z,1\n',
      'agents.csv': 'id,name\n1,Ana\n',
    });
    expect(begun.text).toContain('survey_id: Survey ID');
    expect(begun.text).toContain('# Not mapped: agents.csv');
    expect(await dryRun()).toMatchObject({ accepted: 3, quarantined: 0 });
  });

  test.each([
    [
      'versions of tickets whose states say nothing',
      'ticket_id,created,status\n1,2025-03-01T10:00:00Z,L1\n1,2025-03-02T10:00:00Z,L2\n',
    ],
    [
      'messages of tickets',
      'id,ticket_id,created,body\n1,7,2025-03-01T10:00:00Z,hi\n2,8,2025-03-02T10:00:00Z,ho\n',
    ],
    ['people', 'id,email,created_at,name\n1,a@b.org,2025-03-01T10:00:00Z,Ann\n'],
    ['tickets without an id', 'Requester,Created,Status\nc,2025-03-01T10:00:00Z,open\n'],
  ])('%s are no tickets a row: all are passed over until a person decides', async (_, content) => {
    const { begun, dryRun } = await begin({ 'rows.csv': content });
    expect(begun.decide.length).toBeGreaterThan(0);
    expect(await dryRun()).toMatchObject({ accepted: 0, quarantined: 0 });
  });

  test('a log of states is a history: solved, opened again and solved', async () => {
    const rows = [
      ['New', '0', '01/03/2025 08:00', ''],
      ['Resolved', '1', '02/03/2025 09:00', 'Ana'],
      ['Active', '2', '03/03/2025 09:00', 'Ana'],
      ['Closed', '3', '23/03/2025 09:00', 'Bo'],
    ].map(
      ([state, version, at, who]) => `I1,${state},${version},27/02/2025 08:00,${at},${who},01/03/2025 10:00`,
    );
    const heading = 'number,incident_state,sys_mod_count,opened_at,sys_updated_at,assigned_to,resolved_at';
    const { begun, dryRun } = await begin({ 'itsm.csv': [heading, ...rows].join('\n') });
    expect(begun.text).toContain('opened_at: { from: opened_at');
    expect(begun.text).toContain(
      'status: incident_state\n  resolved_when: [Resolved, Closed]\n  version: sys_mod_count',
    );
    expect(begun.text).not.toContain('  resolved_at:');
    const decided = await dryRun((text) => text.replace('time_zone: unknown', 'time_zone: UTC'));
    expect(decided).toMatchObject({ accepted: 5, quarantined: 0 });
  });

  test('a log of actions is a history in which only some of them change the state', async () => {
    const rows = [
      '1,Case created,2025-03-01T08:00:00Z,chatbot,chat',
      '1,Resolve ticket,2025-03-01T08:05:00Z,chatbot,chat',
      '1,Add note,2025-03-01T09:05:00Z,anna,chat',
      '1,Reopen case,2025-03-02T08:05:00Z,anna,chat',
    ];
    const heading = 'case:concept:name,concept:name,time:timestamp,org:resource,case:channel';
    const { begun, dryRun } = await begin({ 'log.csv': [heading, ...rows].join('\n') });
    expect(begun.text).toContain(
      'values: { Case created: open, Resolve ticket: resolved, Reopen case: open, "*": null } }\n  resolved_when: [resolved]',
    );
    expect(begun.text).toContain('claim: { from: "org:resource", values: { chatbot: assumed, "*": agent } }');
    expect(await dryRun()).toMatchObject({ accepted: 7, quarantined: 0, passed_over: 0 });
  });

  test('a log of messages: the first opens the ticket, who writes is known by the words of the author', async () => {
    const rows = [
      '1,c1,2025-03-01T08:00:00Z,user,,my money please',
      '2,c1,2025-03-01T08:00:20Z,assistant,,Sorry',
      '3,c1,2025-03-01T08:10:00Z,agent,Anna,Anna here',
      '1,c2,2025-03-01T09:00:00Z,user,,card lost',
    ];
    const heading = 'message_id,conversation_id,created_at,sender,agent_name,text';
    const { begun, dryRun } = await begin({ 'log.csv': [heading, ...rows].join('\n') });
    expect(begun.decide).toEqual([]);
    expect(begun.text).toContain(
      'author: { from: sender, values: { user: customer, assistant: ai, agent: human } }',
    );
    expect(begun.text).toContain('event_id: { from: [conversation_id, message_id] }');
    expect(await dryRun()).toMatchObject({ accepted: 8, quarantined: 0 });
    const strange = await begin({
      'log.csv': [heading, ...rows, '2,c2,2025-03-01T09:01:00Z,L2,,hm'].join('\n'),
    });
    expect(strange.begun.decide).toEqual([
      expect.stringContaining('1 of 4 values of sender are none of customer'),
    ]);
    expect(await strange.dryRun()).toMatchObject({ quarantined: 1 });
  });

  test('a file that proves nothing gets no mapping', async () => {
    const people = await begin({ 'people.csv': 'id,name\n1,Ana\n' });
    expect(people).toMatchObject({ exitCode: 1, begun: { kind: 'nothing' } });
    const bare = await begin({
      'bare.csv': '1001,c-17,2024-02-05 09:12,Solved\n1002,c-18,2024-02-05 09:30,Open\n',
    });
    expect(bare.begun.why[0]).toContain('looks like data');
  });

  test('a help desk whose mapping is shipped is known, and canonical events need none', async () => {
    const rating = {
      url: 'https://x.zendesk.com/api/v2/satisfaction_ratings/1.json',
      id: 1,
      ticket_id: 9,
      score: 'good',
      created_at: '2025-03-01T10:00:00Z',
      updated_at: '2025-03-01T11:00:00Z',
      assignee_id: 3,
      requester_id: 4,
    };
    const zendesk = await begin({ 'ratings.json': JSON.stringify({ satisfaction_ratings: [rating] }) });
    expect(zendesk.begun).toMatchObject({ kind: 'vendor', vendors: ['zendesk'] });
    expect(zendesk.words).toContain('# ai_tags:');
    const event = {
      event: 'ticket',
      schema: 1,
      source: 'd',
      ticket_id: '1',
      type: 'opened',
      occurred_at: '2025-03-01T10:00:00Z',
    };
    expect((await begin({ 'events.ndjson': JSON.stringify(event) })).begun.kind).toBe('canonical');
  });

  test('compound names, and scales behind the name of a score', async () => {
    const { begun, dryRun } = await begin({
      'de.csv':
        'Vorgangsnummer;Kunde;Erstellt am;"Zufriedenheit (1-5)"\nA1;k1;13.02.2025 09:00;5\nA2;k2;14.02.2025 09:00;1\n',
    });
    expect(begun.text).toContain('ticket_id: Vorgangsnummer');
    expect(begun.text).toContain('scale: { min: 1, max: 5 }');
    expect(await dryRun((yaml) => yaml.replace('unknown', 'Europe/Berlin'))).toMatchObject({ accepted: 4 });
  });

  test('what is no data is refused in words', async () => {
    const { exitCode, words } = await runCommand(register, ['mapping', 'start', zeros()]);
    expect(exitCode).toBe(2);
    expect(words).toContain('neither JSON nor a table of text');
  });

  test('a file that is there is not overwritten', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.csv');
    writeFileSync(path, 'Ticket ID,Requester,Created\n1,c,2025-03-01T10:00:00Z\n');
    const out = join(folder, 'a.yaml');
    const once = await runCommand(register, ['mapping', 'start', path, '--out', out]);
    expect(once.exitCode).toBe(0);
    const twice = await runCommand(register, ['mapping', 'start', path, '--out', out]);
    expect(twice).toMatchObject({ exitCode: 2 });
    expect(twice.words).toContain('is there already');
  });
});
