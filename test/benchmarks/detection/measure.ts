import { isServiceAlarm } from '../../../functions/contract/detection/service-alarm.ts';
import { daysBetween } from '../../../functions/contract/records/instant.ts';
import { rankLeaves } from '../../../functions/detect/explain/localise.ts';
import { type Replication, replicate } from '../../../functions/simulate/facts/replicate.ts';
import { scenarios } from '../../../functions/simulate/facts/scenarios.ts';
import { changeDay } from '../../../functions/simulate/facts/scopes.ts';
import type { World } from '../../../functions/simulate/facts/world.ts';
import { type Judged, judge } from './judge.ts';
import { knownPartOf } from './known-part.ts';
import { firstWelchAlarm, lastLook } from './welch.ts';

/** What is looked at in a cell: one stream, the alarm of its scope, a list of many, the leaf behind a drop, or the AI share alone. */
export type CellKind = 'stream' | 'alarm' | 'list' | 'pages' | 'leaf' | 'exposure';

export interface Request {
  readonly scenario: string;
  readonly kind: CellKind;
  readonly replications: number;
  readonly seed: number;
}

/** The outcomes of a cell, one entry a replication. */
export interface Outcomes extends Request {
  readonly seconds: number;
  /** Day of the first flag (or date error of the first alarm, for exposure); null = none. */
  readonly flaggedOn: (number | null)[];
  /** Whether the interval held the true drop at every look. */
  readonly isCovered: boolean[];
  /** The same on the last day alone. */
  readonly isCoveredLast: boolean[];
  /** Whether it held at every look the part of the true drop that could be known by then. */
  readonly isCoveredSoFar: boolean[];
  /** Day of the first cry of the daily Welch test. */
  readonly welchOn: (number | null)[];
  /** False discovery proportion of the list, worst of the days looked at. */
  readonly falseShare: number[];
  /** False pages. */
  readonly falsePages: number[];
  /** Of what was flagged: whether the right leaf stood first, on several days. */
  readonly rightLeaf: RightLeaf;
}

/** Whether the right leaf stood first, one entry a replication in which there is such a day. */
interface RightLeaf {
  /** First flag of a stream that holds the drop: its leaf or the whole. */
  readonly atDrop: boolean[];
  /** First flag of the right leaf. */
  readonly atOwn: boolean[];
  /** First flag of any stream, a false one included. */
  readonly atFirst: boolean[];
  /** The same under the page budget. */
  readonly atFirstFamily: boolean[];
  /** Last day. */
  readonly atEnd: boolean[];
}

/** Draws and judges every replication of a cell, through the product's own backtest. */
export function measure(request: Request): Outcomes {
  const world = scenarios.get(request.scenario);
  if (world === undefined) throw new Error(`bench: no scenario ${request.scenario}`);
  const outcomes: Outcomes = {
    ...request,
    seconds: 0,
    flaggedOn: [],
    isCovered: [],
    isCoveredLast: [],
    isCoveredSoFar: [],
    welchOn: [],
    falseShare: [],
    falsePages: [],
    rightLeaf: { atDrop: [], atOwn: [], atFirst: [], atFirstFamily: [], atEnd: [] },
  };
  const start = performance.now();
  for (let i = 0; i < request.replications; i++) {
    const drawn = replicate(world, request.seed, i);
    recorders[request.kind](world, drawn, outcomes);
  }
  return { ...outcomes, seconds: (performance.now() - start) / 1000 };
}

type Recorder = (world: World, drawn: Replication, outcomes: Outcomes) => void;

const recorders: Readonly<Record<CellKind, Recorder>> = {
  stream: recordStream,
  alarm: recordAlarm,
  list: recordList,
  pages: recordPages,
  leaf: recordLeaf,
  exposure: recordExposure,
};

/** The looks at the world's change: others are in it only to disturb. */
const judgeWorld = (world: World, drawn: Replication, budget: 'per-stream' | 'family'): Judged[] =>
  judge({
    ...drawn,
    to: lastLook(changeDay, world.daysAfter),
    budget,
    isUndeclared: !world.isDeclared,
  }).filter(({ change_id }) => !world.isDeclared || change_id === drawn.truth.change_id);

function recordStream(world: World, drawn: Replication, outcomes: Outcomes): void {
  const looks = judgeWorld(world, drawn, 'per-stream').filter(
    ({ scope, metric }) => scope === '*' && metric === world.metric,
  );
  outcomes.flaggedOn.push(looks.find(({ flagged }) => flagged)?.day ?? null);
  const truth = world.treated[0]?.drop ?? 0;
  const holds = ({ lower, upper }: Judged, value: number): boolean =>
    lower === null || upper === null || (lower <= value && value <= upper);
  const knownPart = knownPartOf(world, drawn);
  outcomes.isCovered.push(looks.every((look) => holds(look, truth)));
  outcomes.isCoveredLast.push(looks.slice(-1).every((look) => holds(look, truth)));
  outcomes.isCoveredSoFar.push(looks.every((look) => holds(look, truth * knownPart(look.day))));
  outcomes.welchOn.push(firstWelchAlarm(drawn.rows, world.metric, changeDay, world.daysAfter) ?? null);
}

function recordAlarm(world: World, drawn: Replication, outcomes: Outcomes): void {
  const alarms = judgeWorld(world, drawn, 'per-stream').filter(
    (look) => look.scope === '*' && isServiceAlarm(look),
  );
  outcomes.flaggedOn.push(alarms.find(({ flagged }) => flagged)?.day ?? null);
}

/** Days on which the e-BH list is compared with the truth. */
const listDays = [7, 14, 28, 56, 90];

function recordList(world: World, drawn: Replication, outcomes: Outcomes): void {
  const looks = judgeWorld(world, drawn, 'per-stream').filter(({ scope }) => scope !== '*');
  const shares = listDays.map((day) => {
    const listed = looks.filter((look) => look.day === day && look.listed);
    const isFalse = listed.filter(({ scope }) => (drawn.truth.drops[scope] ?? 0) === 0);
    return listed.length === 0 ? 0 : isFalse.length / listed.length;
  });
  outcomes.falseShare.push(Math.max(...shares));
  const found = looks.filter(
    (look) => look.day === world.daysAfter && look.listed && (drawn.truth.drops[look.scope] ?? 0) > 0,
  );
  outcomes.flaggedOn.push(found.length);
}

function recordPages(world: World, drawn: Replication, outcomes: Outcomes): void {
  const looks = judgeWorld(world, drawn, 'family');
  const flagged = new Set(looks.filter((look) => look.flagged).map(({ scope }) => scope));
  const isFalse = [...flagged].filter((scope) =>
    scope === '*' ? world.treated.every(({ drop }) => drop === 0) : (drawn.truth.drops[scope] ?? 0) === 0,
  );
  outcomes.falsePages.push(isFalse.length);
  outcomes.flaggedOn.push(flagged.size);
}

function recordLeaf(world: World, drawn: Replication, outcomes: Outcomes): void {
  const looks = judgeWorld(world, drawn, 'per-stream');
  const holdsDrop = (scope: string) => scope === '*' || (drawn.truth.drops[scope] ?? 0) > 0;
  const isRightOn = (day: number): boolean => {
    const leaves = looks.filter((look) => look.day === day);
    return (drawn.truth.drops[rankLeaves(leaves)[0]?.scope ?? ''] ?? 0) > 0;
  };
  const flags = looks.filter(({ flagged }) => flagged).sort((a, b) => a.day - b.day);
  const atFirst = flags[0];
  outcomes.flaggedOn.push(atFirst?.day ?? null);
  const atDrop = flags.find(({ scope }) => holdsDrop(scope));
  const atOwn = flags.find(({ scope }) => scope !== '*' && holdsDrop(scope));
  const familyFlags = judgeWorld(world, drawn, 'family').filter(({ flagged }) => flagged);
  const atFirstFamily = familyFlags.sort((a, b) => a.day - b.day)[0];
  for (const [name, flag] of Object.entries({ atDrop, atOwn, atFirst, atFirstFamily })) {
    if (flag !== undefined) outcomes.rightLeaf[name as keyof RightLeaf].push(isRightOn(flag.day));
  }
  if (atFirst !== undefined) outcomes.rightLeaf.atEnd.push(isRightOn(world.daysAfter));
}

/**
 * Of changes found in the 90 days: for a steady share whether there is any (its day), for a jump how many days
 * off the first one's date is.
 */
function recordExposure(world: World, drawn: Replication, outcomes: Outcomes): void {
  const looks = judgeWorld(world, drawn, 'per-stream');
  const dayOf = (day: string) => daysBetween(changeDay, day);
  const foundOn = new Map<string, string>();
  for (const look of looks) {
    if (!foundOn.has(look.change_effective_on)) foundOn.set(look.change_effective_on, look.known_on);
  }
  const inTime = [...foundOn].filter(([, known]) => dayOf(known) >= 0).sort((a, b) => (a[1] < b[1] ? -1 : 1));
  const first = inTime[0]?.[0];
  const isSteady = world.exposure.before === world.exposure.after;
  if (first === undefined) outcomes.flaggedOn.push(null);
  else outcomes.flaggedOn.push(isSteady ? dayOf(first) : Math.abs(dayOf(first)));
}
