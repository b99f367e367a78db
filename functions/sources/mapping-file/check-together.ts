import { claims } from '../../contract/records/events.ts';
import { didYouMean } from '../yaml/mapping-error.ts';
import { formatsWithoutZone } from './instant.ts';
import { partsOf } from './parts.ts';

/** Takes the keys of what is wrong, from the top. */
type Refuse = (path: readonly PropertyKey[], problem: string) => void;

/** The sections of a file, of which any may still be what no section can be. */
interface Sections {
  readonly time_zone?: unknown;
  readonly ticket?: unknown;
  readonly csat?: unknown;
  readonly history?: unknown;
  readonly streams?: unknown;
  readonly lookups?: unknown;
}

/** What no key of a mapping shows alone: keys that need others, and keys that exclude others. */
export function checkTogether(file: Sections, refuse: Refuse): void {
  if (Array.isArray(file.streams)) checkStreams(file, file.streams, refuse);
  else checkSections(file, refuse);
  checkLookups(file, refuse);
}

const onlyInStreams = ['ticket', 'csat', 'history'];

function checkStreams(file: Sections, streams: readonly unknown[], refuse: Refuse): void {
  for (const key of onlyInStreams) {
    if (key in file) refuse([key], 'belongs into one of the streams, as there are streams');
  }
  const zone = 'time_zone' in file ? { time_zone: file.time_zone } : {};
  for (const [i, stream] of streams.entries()) {
    if (!isKeys(stream)) continue;
    checkSections({ ...zone, ...stream }, (path, problem) => refuse(['streams', i, ...path], problem));
  }
}

/** A table that is looked up in must be one of `lookups`. */
function checkLookups(file: Sections, refuse: Refuse): void {
  const tables = isKeys(file.lookups) ? Object.keys(file.lookups) : [];
  for (const { part, path } of partsOf(file)) {
    const table = part.kind === 'field' ? part.lookup?.split('.')[0] : undefined;
    if (table === undefined || tables.includes(table)) continue;
    refuse([...path, 'lookup'], `lookups has no table "${table}"${didYouMean(table, tables)}`);
  }
}

function checkSections(file: Sections, refuse: Refuse): void {
  const isLog = 'history' in file;
  if (!('ticket' in file) && !('csat' in file)) refuse([], 'has neither a ticket nor a csat section');
  if (isLog && !('ticket' in file)) {
    refuse(['history'], 'needs a ticket section with ticket_id');
  }
  if (isKeys(file.ticket)) {
    if (isLog) checkLog(file.ticket, refuse);
    else checkInstants(file.ticket, refuse);
    checkHandlers(file.ticket, refuse);
    if ('latest_counts' in file.ticket && !('updated_at' in file.ticket))
      refuse(['ticket', 'latest_counts'], 'needs updated_at: by it the latest row is known');
  }
  if (!('ticket' in file)) checkSurveys(file.csat, refuse);
  if (!('time_zone' in file)) checkZones(file, refuse);
}

const isKeys = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const instantKeys = [
  ...[
    'opened_at',
    'first_reply_at',
    'first_resolved_at',
    'resolved_at',
    'reopened_at',
    'closed_at',
    'events',
  ],
];

function checkInstants(ticket: object, refuse: Refuse): void {
  if (instantKeys.some((key) => key in ticket)) return;
  refuse(['ticket'], 'maps no instant: give opened_at (and resolved_at, closed_at, …) or events');
}

const shownByVersions = [
  ...['resolved_at', 'first_resolved_at', 'reopened_at', 'reopens', 'first_reply_at', 'events'],
];

function checkLog(ticket: object, refuse: Refuse): void {
  for (const key of shownByVersions) {
    if (key in ticket) refuse(['ticket', key], 'a log (history:) shows this by its versions; leave it out');
  }
}

/** What the contract asks of resolutions and replies must be mapped before a row can lack it. */
function checkHandlers(ticket: object, refuse: Refuse): void {
  for (const key of ['resolved_at', 'first_resolved_at']) {
    if (key in ticket) checkResolution(ticket, ['ticket', key], refuse);
  }
  if ('first_reply_at' in ticket && !('handler' in ticket) && !('first_handler' in ticket)) {
    refuse(['ticket', 'first_reply_at'], 'a reply needs handler: who wrote it');
  }
}

function checkResolution(ticket: object, place: readonly string[], refuse: Refuse): void {
  if (!('claim' in ticket)) {
    const who = claims.join(', ');
    refuse(place, `a resolution needs claim: who says so (${who}), for instance claim: { const: agent }`);
  }
  if (!('handler' in ticket)) {
    refuse(place, 'a resolution needs handler: for instance handler: { kind: { const: in_house } }');
  }
}

function checkSurveys(csat: unknown, refuse: Refuse): void {
  for (const [i, survey] of [csat].flat().entries()) {
    if (!isKeys(survey) || 'ticket_id' in survey) continue;
    refuse(['csat', i], 'needs ticket_id, as there is no ticket section');
  }
}

function checkZones(file: Sections, refuse: Refuse): void {
  for (const { part, path } of partsOf(file)) {
    if (part.kind !== 'instant' || part.time_zone !== undefined) continue;
    for (const i of formatsWithoutZone(part)) {
      refuse(
        [...path, 'format', i],
        'this format says no zone: add time_zone (here or at the top), like Europe/Berlin',
      );
    }
  }
}
