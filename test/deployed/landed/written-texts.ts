import type { TicketEvent } from '../../../functions/contract/records/events.ts';
import { addDays, type Day, formatInstant, startOfDay } from '../../../functions/contract/records/instant.ts';

/** A text that a customer opened a ticket with. */
export interface WrittenText {
  readonly language: string;
  readonly text: string;
}

/** What must never leave the deployment. */
export const planted = {
  email: 'jonas.berg47@example.com',
  phone: '+49 30 901820 44',
  card: '4111 1111 1111 1111',
  iban: 'DE89 3704 0044 0532 0130 00',
} as const;

const english = (text: string): WrittenText => ({ language: 'en', text });

/** Sixty texts of one call after another, and those that a service must not be sent as they are. */
export const writtenTexts: readonly WrittenText[] = [
  ...Array.from({ length: 60 }, (_, i) => english(`Order ${i} is bad`)),
  ...Array.from({ length: 8 }, () => english('The same bad words')),
  ...Object.values(planted).map((secret) => english(`It is bad. Reach me: ${secret} please`)),
  { language: 'de', text: 'good, aber spät' },
  { language: 'zh-TW', text: '這個 bad' },
  { language: 'sv', text: 'Det här är dåligt' },
  english('😡😡😡'),
  { language: 'zh', text: '服务很差。'.repeat(1000) },
];

/** Texts that no other file has. */
export const newTexts = (about: string): WrittenText[] =>
  Array.from({ length: 60 }, (_, i) => english(`${about} ${i} is bad`));

/** A file of tickets opened with such texts on a day of the stack's. */
export function fileOfTexts(firstDay: Day, name: string, texts: readonly WrittenText[]) {
  const dt = addDays(firstDay, 5);
  const events = texts.map(
    ({ language, text }, i): TicketEvent => ({
      event: 'ticket',
      schema: 1,
      source: 'shop',
      type: 'opened',
      ticket_id: `${name}-${i}`,
      occurred_at: formatInstant(startOfDay(dt) + 1000 * i),
      brand: 'texts',
      market: 'NL',
      channel: 'chat',
      language,
      text,
    }),
  );
  const lines = events.map((event) => `${JSON.stringify(event)}\n`).join('');
  return { key: `in/shop/${name}.ndjson`, dt, bytes: Buffer.from(lines) };
}
