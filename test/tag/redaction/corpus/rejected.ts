import { type Chance, createChance } from '../../../../functions/simulate/story/plan/chance.ts';
import type { PersonalText } from './corpus.ts';

/** A line of a file that ingest rejects, with personal data in it. */
export interface RejectedLine {
  /** How it is wrong. */
  readonly fault: string;
  readonly line: string;
  readonly secrets: readonly string[];
}

const idNames = [
  ...[
    'customer_id',
    'customerId',
    'kund_id',
    'kundnummer',
    'account_id',
    'buyer_id',
    'KundenNr',
    'clientRef',
    'user-id',
  ],
  ...[
    'asiakasnumero',
    'klantnummer',
    'numéro_client',
    'idCliente',
    'endUserEmail',
    'requester',
    'memberNo',
    'CUSTOMER KEY',
  ],
];
const idOf = (c: Chance): string => `QZX-${c.between(100_000, 899_999)}`;

/** Writes every character outside `a-z` as an escape of JSON, or only those outside ASCII. */
const escaped = (json: string, pattern: RegExp): string =>
  json.replace(pattern, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

const alien = (fields: object): Record<string, unknown> => ({
  event: 'ticket',
  schema: 1,
  source: 's',
  occurred_at: '2026-05-01T10:00:00Z',
  type: 'alien',
  ticket_id: 't1',
  ...fields,
});

type Wrap = (c: Chance, text: string, id: string) => string;

/** Records of JSON: each is rejected for its type, or is no JSON at all. */
const jsonFaults: Readonly<Record<string, Wrap>> = {
  'unknown type': (c, text, id) => JSON.stringify(alien({ [c.pick(idNames)]: id, text })),
  escapes: (c, text, id) => escaped(JSON.stringify(alien({ [c.pick(idNames)]: id, text })), /[^\x20-\x7e]/g),
  'escapes of signs': (c, text, id) =>
    escaped(JSON.stringify(alien({ [c.pick(idNames)]: id, text })), /[@ .+-]|[^\x20-\x7e]/g),
  'escaped names': (_, text, id) =>
    JSON.stringify(alien({ customer_id: id, text })).replace('customer_id', 'cust\\u006fmer_id'),
  nested: (c, text, id) =>
    JSON.stringify(alien({ who: { [c.pick(idNames)]: { id, text } }, list: [{ text }] })),
  'JSON in a text': (c, text, id) =>
    JSON.stringify(alien({ text: JSON.stringify({ [c.pick(idNames)]: id, body: text }) })),
  'tags in a text': (_, text, id) =>
    JSON.stringify(alien({ text: `<kund-id>${id}</kund-id> <body>${text}</body>` })),
  'id in its own text': (_, text, id) => JSON.stringify(alien({ customer_id: id, text: `${text} / ${id}` })),
  'another field': (_, text, id) => JSON.stringify(alien({ buyer: id, remark: text, sum: 12 })),
  'name and value': (c, text, id) =>
    JSON.stringify(
      alien({ fields: [{ [c.pick(['id', 'key', 'field'])]: c.pick(idNames), value: id }], text }),
    ),
  'tags within tags': (_, text, id) =>
    JSON.stringify(alien({ text: `<customer><id>${id}</id></customer> <body>${text}</body>` })),
  'tags as entities': (_, text, id) =>
    JSON.stringify(alien({ text: `&lt;kund-id&gt;${id}&lt;/kund-id&gt; ${text}` })),
  'cut off': (c, text, id) =>
    JSON.stringify(alien({ [c.pick(idNames)]: id, text })).slice(0, -c.between(2, 12)),
  'no comma': (c, text, id) =>
    JSON.stringify(alien({ [c.pick(idNames)]: id, text })).replace(',"text"', ' "text"'),
  'single quotes': (c, text, id) => `{'${c.pick(idNames)}': '${id}', 'text': '${text.replace('\n', ' ')}'}`,
  'no JSON': (_, text, id) => `2026-05-01;${id};${text.replace('\n', ' ')}`,
  'a list': (_, text, id) => JSON.stringify([id, text]),
};

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Rows under the mapping below. */
const csvFaults: Readonly<Record<string, Wrap>> = {
  'date that is none': (_, text, id) => `7,${id},some day,${quoted(text)}`,
  'text in the date': (_, text, id) => `7,${id},${quoted(text)},hello`,
  'too many columns': (_, text, id) => `7,${id},2026-05-01 10:00,a,b,${quoted(text)}`,
  'column before': (_, text, id) => `7,x,${id},2026-05-01 10:00,${quoted(text)}`,
  'too few columns': (_, text, id) => `${id},${quoted(text)}`,
  'stray quotes': (_, text, id) => `7,${id},2026-05-01 10:00,"${text.replaceAll('"', '')}" and "more`,
};

export const csvHeading = 'Ticket,Kund,Created,Remark';
export const csvMapping = `source: m
format: csv
time_zone: UTC
ticket:
  ticket_id: Ticket
  customer_id: Kund
  opened_at: { from: Created, format: "yyyy-MM-dd HH:mm" }
  text: Remark
`;

/** Every personal text in a line of some fault. */
export function rejectedLines(texts: readonly PersonalText[], kind: 'json' | 'csv'): RejectedLine[] {
  const chance = createChance(kind === 'json' ? 7 : 11);
  const faults = Object.entries(kind === 'json' ? jsonFaults : csvFaults);
  return texts.map((text, i) => {
    const [fault, wrap] = faults[i % faults.length]!;
    const id = idOf(chance);
    return { fault, line: wrap(chance, text.text, id), secrets: [id, text.secret] };
  });
}
