import { type Contact, contactKey } from './claims.ts';
import { coverageAt, type SourceCoverage } from './coverage.ts';
import { type EpisodeRow, episodeRow, intakeOf } from './episodes.ts';
import { dailyFacts, type Fact } from './facts.ts';
import { knownAt } from './known-events.ts';
import type { History } from './rows.ts';
import { type SurveyRow, surveyRows } from './surveys.ts';
import { type OracleSettings, readTickets, type Ticket } from './tickets.ts';

export interface Oracle {
  readonly episodes: readonly EpisodeRow[];
  readonly surveys: readonly SurveyRow[];
  readonly coverage: ReadonlyMap<string, SourceCoverage>;
  /** Facts of intake days `from` … `to`. */
  factsOf(from: string, to: string): ReadonlyMap<string, Fact>;
}

/**
 * Episodes, surveys and facts by the plain reading of the definitions, event by event, as they were known at a
 * moment. Shares nothing with the product but the rows it reads.
 */
export function computeOracle(history: History, moment: number, settings: OracleSettings): Oracle {
  const known = knownAt(history, moment);
  const coverage = coverageAt(history, moment, settings.requestsFromText);
  const tickets = readTickets(known.tickets, settings);
  const contacts = contactsOf(tickets, settings);
  const episodes = [...tickets.values()].flatMap((ticket) =>
    ticket.episodes.map((episode) => episodeRow(ticket, episode, contacts, moment, settings)),
  );
  const surveys = surveyRows(known.csats, tickets, settings);
  return {
    episodes,
    surveys,
    coverage,
    factsOf(from, to) {
      const chosen = episodes.filter(({ dt }) => String(dt) >= from && String(dt) <= to);
      return dailyFacts(chosen, surveys, tickets, settings, coverage);
    },
  };
}

function contactsOf(tickets: ReadonlyMap<string, Ticket>, settings: OracleSettings): Map<string, Contact[]> {
  const contacts = new Map<string, Contact[]>();
  for (const ticket of tickets.values()) {
    const { intake, customer, declaredIntent } = intakeOf(ticket, settings);
    if (customer === null) continue;
    const key = contactKey(intake.brand, customer);
    const contact = { ticketKey: ticket.key, openedAt: ticket.openedAt, intent: declaredIntent };
    const list = contacts.get(key);
    if (list === undefined) contacts.set(key, [contact]);
    else list.push(contact);
  }
  return contacts;
}
