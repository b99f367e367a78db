import { sqlText } from '../contract/lake/compose-sql.ts';
import { bindParameters } from '../contract/lake/sql.ts';
import type { QueryEngine } from '../platform/ports.ts';
import { languagesOf } from '../tag/language/languages-of.ts';
import type { LabelledTicket } from './intent/labelled-ticket.ts';

export interface TicketsToRead {
  readonly defaultLanguage: string;
  readonly intakeMinutes: number;
  readonly most: number;
}

/** The newest tickets of a lake whose intent is known: redacted, as everything there. Their languages are found as ingest finds them. */
export async function readLabelledTickets(
  engine: Pick<QueryEngine, 'query'>,
  { defaultLanguage, intakeMinutes, most }: TicketsToRead,
): Promise<LabelledTicket[]> {
  const parameters = { intake_minutes: intakeMinutes, most };
  const { rows } = await engine.query(bindParameters(sqlText('training/labelled_tickets'), parameters));
  const languages = await languagesOf(
    rows.map(([text, language]) => ({
      text: String(text),
      declared: language == null ? null : String(language),
    })),
    defaultLanguage,
  );
  return rows.map(([text, , intent, occurredAt, customer], at) => ({
    text: String(text),
    language: languages[at]!.language,
    intent: String(intent),
    occurredAt: Date.parse(String(occurredAt)),
    customer: String(customer),
  }));
}
