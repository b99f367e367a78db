import { expect, it } from 'vitest';
import { rolesOf } from '../../../../functions/sources/starter/look/role-names.ts';
import { wordsOf } from '../../../../functions/sources/starter/look/words-of.ts';

it.each([
  ['Created Time (Ticket)', 'opened_at'],
  ['Ticket Closed Time', 'closed_at'],
  ['Status (Ticket)', 'status'],
  ['Contact Name (Ticket)', 'customer_id'],
  ['Happiness Rating', 'score'],
  ['primaryCustomer.id', 'customer_id'],
  ['userUpdatedAt', 'updated_at'],
  ['lastupdate', 'updated_at'],
  ['staff', 'agent'],
  ['dept', 'queue'],
  ['source', 'channel'],
  ['Ticket Id', 'ticket_id'],
  ['thread.created_at', 'opened_at'],
  ['Ticket', 'ticket_id'],
  ['Case #', 'ticket_id'],
  ['ts', 'date'],
  ['Create date', 'opened_at'],
  ['Record ID', 'ticket_id'],
  ['Survey results', 'score'],
  ['incident_state', 'status'],
  ['case:concept:name', 'ticket_id'],
  ['concept:name', 'action'],
  ['time:timestamp', 'date'],
  ['case:channel', 'channel'],
  ['sys_mod_count', 'version'],
  ['How likely are you to recommend us? (0-10)', 'score'],
])('%s may be the %s', (name, role) => {
  expect(rolesOf(wordsOf(name)).map((one) => one.role)).toContain(role);
});

it.each(['isoverdue', 'threads', 'Number of tickets', 'Ticket Type (Ticket)'])('%s is none', (name) => {
  expect(rolesOf(wordsOf(name))).toEqual([]);
});
