import { type Column, nothings } from './columns.ts';
import type { DateGuess } from './guess-dates.ts';
import { attributes, type Role, rolesOf } from './role-names.ts';

/** The column of each role that was found. */
export type Roles = Readonly<Partial<Record<Role, Column>>>;

export interface Assigned {
  readonly roles: Roles;
  /** Other columns whose names fit a role as well as the one that was taken. */
  readonly rivals: Readonly<Partial<Record<Role, readonly Column[]>>>;
}

const instants: readonly Role[] = [
  'opened_at',
  'first_reply_at',
  'resolved_at',
  'closed_at',
  'reopened_at',
  'updated_at',
  'answered_at',
  'date',
];
const dateless: readonly Role[] = [
  'ticket_id',
  'customer_id',
  'score',
  'agent',
  'channel',
  'market',
  'queue',
  'intent',
  'status',
];
/** What reports compare by has few values. */
const categories: readonly Role[] = [...attributes, 'status', 'action', 'author', 'handler_kind'];
const mostCategories = 500;

/** Finds the column of each role by names and by what the cells hold; a column has one role. */
export function assignRoles(columns: readonly Column[]): Assigned {
  const found = candidates(columns);
  const id = found.find(({ role }) => role === 'ticket_id');
  const score = found.find(({ role }) => role === 'score');
  return take(
    found.filter(
      ({ role, column }) =>
        !instants.includes(role) ||
        isBeside(column, id?.column) ||
        (role === 'answered_at' && score !== undefined && isBeside(column, score.column)),
    ),
  );
}

interface Candidate {
  readonly role: Role;
  readonly rank: number;
  readonly depth: number;
  readonly column: Column;
}

const candidates = (columns: readonly Column[]): Candidate[] =>
  columns
    .filter(({ filled, kind }) => filled > 0 && kind === 'text')
    .flatMap((column) => rolesIn(column).map((one) => ({ ...one, column, depth: depthOf(column) })))
    .filter(({ role, column }) => fits(role, column))
    .sort((a, b) => a.rank - b.rank || a.depth - b.depth);

/** The roles that a column may have by its name, and last by what it holds. */
const rolesIn = (column: Column): readonly { role: Role; rank: number }[] =>
  holdsCustomers(column)
    ? [...rolesOf(column.words), { role: 'customer_id', rank: Number.POSITIVE_INFINITY }]
    : rolesOf(column.words);

/** Mail addresses of many people, under a name that says nothing of agents: customers, whatever the column is called. */
function holdsCustomers({ filled, texts, words }: Column): boolean {
  const isOfAgents = words.split(' ').some((word) => rolesOf(word).some(({ role }) => role === 'agent'));
  return (
    !isOfAgents &&
    texts.size >= Math.max(3, filled / 10) &&
    [...texts.keys()].every(
      (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) || nothings.has(text.toLowerCase()),
    )
  );
}

const holders = /(?:^|\.)(?:stats|dates|metrics|metric_set|timestamps|properties|attributes|fields)$/i;

/** A date within another object than the ticket's is that one's: `contact.created_at`. One above both is the record's. */
function isBeside({ name }: Column, id: Column | undefined): boolean {
  const above = aboveOf(name);
  const ofId = aboveOf(id?.name ?? '');
  return above === '' || above === ofId || ofId.startsWith(`${above}.`) || holders.test(above);
}

const aboveOf = (name: string): string => name.split('.').slice(0, -1).join('.');

function take(found: readonly Candidate[]): Assigned {
  const roles: Partial<Record<Role, Column>> = {};
  const rivals: Partial<Record<Role, Column[]>> = {};
  const best = new Map<Role, { rank: number; depth: number }>();
  const taken = new Set<Column>();
  for (const { role, rank, depth, column } of found) {
    const before = best.get(role);
    if (before === undefined && !taken.has(column)) {
      best.set(role, { rank, depth });
      roles[role] = column;
      taken.add(column);
    } else if (before?.rank === rank && before.depth === depth && roles[role] !== column) {
      rivals[role] = [...(rivals[role] ?? []), column];
    }
  }
  return { roles, rivals };
}

/** Digits that may be a date as well. */
const mayBeId = ({ sure }: DateGuess): boolean =>
  sure.every(({ order }) => order === 'epoch' || order === 'compact');

const depthOf = ({ name }: Column): number => name.split('.').length;

function fits(role: Role, { dates, texts, filled, isManifold, words }: Column): boolean {
  if (instants.includes(role)) return dates !== undefined;
  if (role === 'time')
    return [...texts.keys()].every((text) => /^\d{1,2}:\d{2}(?::\d{2})?$|^0?\.\d+(?:E-\d+)?$/i.test(text));
  if (dateless.includes(role) && dates !== undefined && !mayBeId(dates)) return false;
  if (categories.includes(role))
    return texts.size <= mostCategories && (filled < 50 || texts.size < filled / 2);
  if (role === 'version') return [...texts.keys()].every((text) => /^\d{1,6}$/.test(text));
  if (role === 'reopens') return [...texts.keys()].every((text) => /^\d{1,3}(?:\.0)?$/.test(text));
  if (role === 'score') return !isManifold && mayBeScores([...texts.keys()], words);
  return true;
}

/** Numbers of a scale, or a few short labels; what may be a remark, an address or an id is neither. */
const mayBeScores = (texts: readonly string[], words: string): boolean =>
  texts.every((text) => /^[+-]?\d{1,3}(?:[.,]\d{1,6})?(?: ?%)?$/.test(text)) ||
  (!/^not[ea]$/.test(words) &&
    texts.length <= 20 &&
    texts.every((text) => text.length <= 40 && !/@|\d{4}/.test(text)));

/** Where an instant stands: a column, and one of times beside a column of days. */
export interface InstantColumns {
  readonly date: Column;
  readonly time?: Column | undefined;
}

/** Where the opening of a ticket stands; undefined where no column shows it. */
export function openingOf({ opened_at, date, time }: Roles): InstantColumns | undefined {
  if (opened_at !== undefined) return { date: opened_at };
  if (date === undefined) return undefined;
  return { date, time: date.dates?.hasTime === true ? undefined : time };
}
