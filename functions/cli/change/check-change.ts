import {
  describeUnknown,
  matchSelector,
  nearestTo,
  readTicketGroups,
  type TicketGroup,
  type UnknownValue,
} from '../../contract/detection/selector-match.ts';
import { sqlText } from '../../contract/lake/compose-sql.ts';
import { type Row, rowsByName } from '../../contract/lake/rows.ts';
import { bindParameters } from '../../contract/lake/sql.ts';
import type { RoutingChangeEvent } from '../../contract/records/events.ts';
import { earliestDay, startOfDay } from '../../contract/records/instant.ts';
import { openDuckDbEngine } from '../../platform/local/duckdb/engine.ts';
import type { Lake } from '../terminal/open-lake.ts';
import { WrongUse } from '../terminal/outcome.ts';
import type { Output } from '../terminal/output.ts';

const latestDay = '9999-12-31';
const endOfTime = startOfDay(latestDay);

/** What of a declaration is held against the lake. */
interface Declared {
  readonly id: string;
  readonly select: Record<string, string[]>;
  readonly allowUnmatched?: true;
}

/** What a declaration says of the AI share. */
interface DeclaredShare {
  readonly kind: RoutingChangeEvent['kind'];
  readonly aiShareAfter?: number;
  readonly stage: readonly unknown[];
}

/**
 * Holds a selector against the tickets of the last year before the change is declared.
 * @throws WrongUse when it matches none of them, or names a value that differs from theirs in its case only
 */
export async function checkSelector(lake: Lake, options: Declared, output: Output): Promise<void> {
  if (options.allowUnmatched === true) return;
  const groups = await readGroups(lake);
  if (groups.length === 0) {
    output.saySentence('The lake has no curated tickets: the selector could not be checked.');
    return;
  }
  const { tickets, unknown } = matchSelector(options.select, groups);
  const differsInCase = ({ value, nearest }: UnknownValue) =>
    nearest[0]?.toLowerCase() === value.toLowerCase();
  const why = unknown.map(describeUnknown).join('; ');
  if (tickets === 0 || unknown.some(differsInCase)) {
    throw new WrongUse(
      `change: ${tickets === 0 ? 'the selector matches no ticket' : 'the selector names what no ticket has'}` +
        `${why === '' ? '' : `: ${why}`}; --allow-unmatched declares it all the same`,
    );
  }
  if (why !== '') output.saySentence(`Take care: ${why}.`);
}

/** Says what a declared rollout or hand-back without its share leaves unsaid. */
export function checkShare({ kind, aiShareAfter, stage }: DeclaredShare, output: Output): void {
  if ((kind !== 'ai_rollout' && kind !== 'handback') || aiShareAfter !== undefined || stage.length > 0)
    return;
  output.saySentence(
    'Take care: without --ai-share-after no look can say that the change did not happen, or less than was meant.',
  );
}

/**
 * A typing error must not leave in force what somebody meant to take back.
 * @throws WrongUse when no change of that id was declared
 */
export async function checkDeclared(lake: Lake, { id, allowUnmatched }: Declared): Promise<void> {
  if (allowUnmatched === true) return;
  const rows = await ask(lake, 'detectors/changes', { known_before: { instant: endOfTime } });
  const declared = [...new Set(rows.map(({ change_id }) => String(change_id)))];
  if (declared.includes(id)) return;
  const nearest = nearestTo(id, declared).map((one) => JSON.stringify(one));
  const known =
    nearest.length === 0 ? 'none was' : `there ${nearest.length === 1 ? 'is' : 'are'} ${nearest.join(', ')}`;
  throw new WrongUse(
    `change: no change ${JSON.stringify(id)} was declared (${known}), so nothing can be taken back; --allow-unmatched declares it all the same`,
  );
}

async function readGroups(lake: Lake): Promise<TicketGroup[]> {
  return readTicketGroups(
    await ask(lake, 'detectors/ticket_groups', { from: earliestDay, look_day: latestDay }),
  );
}

async function ask(
  lake: Lake,
  name: Parameters<typeof sqlText>[0],
  parameters: Parameters<typeof bindParameters>[1],
): Promise<Row[]> {
  const engine = await openDuckDbEngine({ folder: lake.folder });
  try {
    return rowsByName(await engine.query(bindParameters(sqlText(name), parameters)));
  } finally {
    await engine.close();
  }
}
