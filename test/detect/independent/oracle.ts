import type { FactRow } from '../../../functions/contract/detection/facts.ts';
import type { RoutingChangeEvent } from '../../../functions/contract/records/events.ts';
import { addDays, dayOf, daysBetween, parseInstant } from '../../../functions/contract/records/instant.ts';
import { type Cell, cellsOf, known, type Sums, scopeKeyOf, stratumOf, sumOf } from './cells.ts';
import { logNormalCdf } from './log-normal-cdf.ts';

/**
 * The detector of docs/detection.md for one change, scope, metric and look of one brand, written from the
 * page alone: plain and slow, sharing no code with the product's, so that either can catch the other's error.
 */
export interface Question {
  readonly rows: readonly FactRow[];
  readonly changes: readonly RoutingChangeEvent[];
  readonly changeId: string;
  readonly metric: string;
  /** `market/channel/queue`, or `*` for the whole treated set. */
  readonly scope: string;
  readonly lookDays: readonly string[];
  readonly alpha: number;
  /** ρ₀, the drop one most wants to catch. */
  readonly rho: number;
  readonly defaultDrift: number;
  readonly varianceFloor: number | 'quarter';
  /** +1 where a lower value is worse. */
  readonly sign: 1 | -1;
  /** Only days as old as the longest lag of history count after the change. */
  readonly isMatureOnly?: boolean;
  /** A guardrail: a move in either direction is bad. */
  readonly isTwoSided?: boolean;
  /** Tickets (n) where some sources do not show the metric: all of them, and those of sources that do. */
  readonly tickets?: { readonly all: readonly FactRow[]; readonly shown: readonly FactRow[] };
}

export interface Answer {
  readonly effect: number;
  readonly se: number;
  readonly information: number;
  readonly logE: number;
  readonly lower: number;
  readonly upper: number;
  readonly nBefore: number;
  readonly nAfter: number;
  readonly phi: number;
  readonly drift: number;
  readonly rho: number;
  readonly controls: number;
  /** How much of the controls' move is taken off; NaN without controls. */
  readonly controlWeight: number;
  /** The burn-in is over. */
  readonly isReady: boolean;
  /** The contrast of the last 28 days before the change against the 28 before, and its standard error. */
  readonly preTrend: readonly [number, number] | undefined;
}

const beforeDays = 28;
const mergeBelow = 30;
const treatedKey = 'T';

/** Everything §2 freezes at the change, and what the look needs of it. */
export interface Frozen {
  readonly day: string;
  readonly firstAfter: string;
  readonly before: readonly string[];
  /** Days whose observations tell how large a control is: those of the real before-window. */
  readonly countedIn: readonly string[];
  readonly stratumMap: ReadonlyMap<string, string>;
  readonly weights: ReadonlyMap<string, number>;
  readonly controls: readonly string[];
  /** c, how much of the controls' move is taken off. */
  readonly part: number;
  readonly phi: number;
  readonly drift: number;
  readonly rho: number;
  /** Maturity from which nothing new was ever learnt, as known at the change. */
  readonly oldest: number;
  /** v_s(m). */
  variance(stratum: string, maturity: number): number;
}

/** The page's answer on each look day, `not_in_data`, or undefined where it says `not_enough_data`. */
export function ask(question: Question): (Answer | 'not_in_data' | undefined)[] {
  return askKnown(question).map((answer, i) =>
    isAbsent(question, question.lookDays[i]!) ? 'not_in_data' : answer,
  );
}

/** §1: no source of the treated tickets shows the metric, or their share that do moved by more than 5 points. */
function isAbsent(question: Question, lookDay: string): boolean {
  const { tickets } = question;
  const change = question.changes.find(({ change_id }) => change_id === question.changeId)!;
  if (tickets === undefined) return false;
  const before = beforeWindow(question, change);
  const isAfter = (dt: string) => dt >= firstFullDay(startOf(change)) && dt <= lookDay;
  const count = (rows: readonly FactRow[], isIn: (dt: string) => boolean) =>
    sumOf(rows.filter((row) => isTreatedRow(question, change, row) && isIn(row.dt))).n;
  const isBefore = (dt: string) => before.includes(dt);
  const [b, a] = [isBefore, isAfter].map((isIn) => ({
    all: count(tickets.all, isIn),
    shown: count(tickets.shown, isIn),
  })) as [Record<'all' | 'shown', number>, Record<'all' | 'shown', number>];
  if (b.shown === 0) return b.all + a.all > 0;
  return a.all > 0 && Math.abs(a.shown / a.all - b.shown / b.all) > 0.05;
}

function askKnown(question: Question): (Answer | undefined)[] {
  const change = question.changes.find(({ change_id }) => change_id === question.changeId);
  if (change === undefined) throw new Error(`oracle: no change ${question.changeId}`);
  const frozen = freeze(question, change);
  if (frozen === undefined) return question.lookDays.map(() => undefined);
  const preTrend = preTrendOf(question, change, frozen);
  return question.lookDays.map((lookDay) => {
    const left = frozen.controls.filter((scope) => !isChangedLater(question, change, scope, lookDay));
    const answer = look({ ...question, lookDay }, frozen, left);
    return answer === undefined ? undefined : { ...answer, preTrend };
  });
}

/** §5: the same contrast four weeks earlier; only where both months are one routing. */
function preTrendOf(question: Question, change: RoutingChangeEvent, frozen: Frozen): Answer['preTrend'] {
  if (beforeWindow(question, change, 56).length < 56) return undefined;
  const day = addDays(frozen.day, -28);
  const before = Array.from({ length: 28 }, (_, i) => addDays(day, i - 28));
  const earlier = { ...frozen, day, firstAfter: day, before };
  const controls = frozen.controls.filter((scope) =>
    cutsOf(question, change, (row) => scopeKeyOf(row) === scope && isOfItsKind(change, row)).every(
      (instant) => firstFullDay(instant) <= before[0]!,
    ),
  );
  if (controls.length === 0 && frozen.controls.length > 0) return undefined;
  const answer = look({ ...question, lookDay: addDays(frozen.day, -1) }, earlier, controls);
  return answer === undefined ? undefined : [answer.effect, answer.se];
}

/** A question about one day. */
interface DayQuestion extends Question {
  readonly lookDay: string;
}

const rowsOfMetric = (question: Question) => question.rows.filter((row) => row.metric === question.metric);

function isTreatedRow(question: Question, change: RoutingChangeEvent, row: FactRow): boolean {
  return matches(change, row) && (question.scope === '*' || scopeKeyOf(row) === question.scope);
}

function matches(change: RoutingChangeEvent, row: FactRow): boolean {
  return Object.entries(change.selector ?? {}).every(([dimension, values]) =>
    values.includes(row[dimension as keyof FactRow] as string),
  );
}

/** The selector's intents and languages, which also restrict the controls. */
function isOfItsKind(change: RoutingChangeEvent, row: FactRow): boolean {
  const { intent, language } = change.selector ?? {};
  return (intent?.includes(row.intent) ?? true) && (language?.includes(row.language) ?? true);
}

/** effective_at and every stage, as instants. */
const instantsOf = (change: RoutingChangeEvent): number[] =>
  [change.effective_at, ...(change.stages ?? []).map((stage) => stage.effective_at)].map(
    (text) => parseInstant(text)!,
  );

/** The earlier of effective_at and the first stage, as an instant. */
const startOf = (change: RoutingChangeEvent): number => Math.min(...instantsOf(change));

/** §2: instants before the change at which another change of any of the rows' tickets took effect. */
function cutsOf(question: Question, change: RoutingChangeEvent, isOwn: (row: FactRow) => boolean): number[] {
  return question.changes
    .filter(({ change_id }) => change_id !== change.change_id)
    .filter((other) => question.rows.some((row) => isOwn(row) && matches(other, row)))
    .flatMap(instantsOf)
    .filter((instant) => dayOf(instant) < dayOf(startOf(change)))
    .sort((a, b) => a - b);
}

/** Which stretch of one routing a day lies in: a day with an instant inside it lies in one of its own. */
const segmentOf = (cuts: readonly number[], day: string): string => {
  const midnight = parseInstant(`${day}T00:00:00Z`)!;
  const before = cuts.filter((instant) => instant <= midnight).length;
  const during = cuts.filter((instant) => instant > midnight && instant < midnight + 86_400_000).length;
  return `${before}${during > 0 ? 'torn' : ''}`;
};

const firstFullDay = (instant: number): string =>
  instant % 86_400_000 === 0 ? dayOf(instant) : addDays(dayOf(instant), 1);

function controlScopes(question: Question, change: RoutingChangeEvent, before: readonly string[]): string[] {
  const kind = question.rows.filter((row) => isOfItsKind(change, row));
  const scopes = [...new Set(kind.map(scopeKeyOf))].sort();
  const day = dayOf(startOf(change));
  return scopes.filter((scope) => {
    const own = kind.filter((row) => scopeKeyOf(row) === scope);
    if (own.some((row) => matches(change, row))) return false;
    const isDisturbed = question.changes.some(
      (other) =>
        other.change_id !== change.change_id &&
        dayOf(startOf(other)) >= addDays(day, -28) &&
        dayOf(startOf(other)) <= day &&
        own.some((row) => matches(other, row)),
    );
    return !isDisturbed && aiShareMove(own, before) < 0.05;
  });
}

function aiShareMove(rows: readonly FactRow[], before: readonly string[]): number {
  const share = rows.filter((row) => row.metric === 'ai_share');
  const half = before.length / 2;
  const [first, second] = [before.slice(0, half), before.slice(half)].map((days) => {
    const inside = share.filter((row) => days.includes(row.dt));
    return sumOf(inside);
  });
  if (first === undefined || second === undefined || first.n === 0 || second.n === 0) return 0;
  return Math.abs(first.total / first.n - second.total / second.n);
}

function isChangedLater(
  question: Question,
  change: RoutingChangeEvent,
  scope: string,
  lookDay: string,
): boolean {
  return question.changes.some(
    (other) =>
      other.change_id !== change.change_id &&
      startOf(other) > startOf(change) &&
      dayOf(startOf(other)) <= lookDay &&
      question.rows.some(
        (row) => scopeKeyOf(row) === scope && isOfItsKind(change, row) && matches(other, row),
      ),
  );
}

function beforeWindow(question: Question, change: RoutingChangeEvent, longest = beforeDays): string[] {
  const day = dayOf(startOf(change));
  const earlier = cutsOf(question, change, (row) => isTreatedRow(question, change, row)).map((instant) =>
    daysBetween(firstFullDay(instant), day),
  );
  const firstData = Math.max(...rowsOfMetric(question).map((row) => daysBetween(row.dt, day)));
  const available = Math.min(longest, firstData, ...earlier);
  const length = Math.floor(available / 7) * 7;
  return length < 7 ? [] : Array.from({ length }, (_, i) => addDays(day, i - length));
}

export function freeze(question: Question, change: RoutingChangeEvent): Frozen | undefined {
  const day = dayOf(startOf(change));
  const before = beforeWindow(question, change);
  if (before.length === 0) return undefined;
  const controls = controlScopes(question, change, before);
  const known = addDays(day, -1);
  const isOurs = (row: FactRow) =>
    isTreatedRow(question, change, row) || (controls.includes(scopeKeyOf(row)) && isOfItsKind(change, row));
  const history = rowsOfMetric(question).filter(
    (row) => isOurs(row) && row.dt < day && addDays(row.dt, row.lag_days) <= known,
  );
  const stratumMap = mergeStrata(question, change, history, before, controls);
  const cells = cellsOf(history, (row) => groupOf(question, change, row), stratumMap);
  const oldest = 1 + history.reduce((max, row) => Math.max(max, row.lag_days), 0);
  const cuts = new Map([
    [treatedKey, cutsOf(question, change, (row) => isTreatedRow(question, change, row))],
    ...controls.map((scope) => {
      const own = cutsOf(question, change, (row) => scopeKeyOf(row) === scope && isOfItsKind(change, row));
      return [scope, own] as const;
    }),
  ]);
  const segment = (group: string, dt: string) => segmentOf(cuts.get(group)!, dt);
  const variance = varianceByMaturity(question, change, history, stratumMap, day, oldest, segment);
  const spread = {
    cells,
    variance,
    day,
    oldest,
    scopes: [treatedKey, ...controls],
    part: 1,
    segment,
    means: new Map(),
    sides: new Map(),
  };
  const common = {
    day,
    firstAfter: firstFullDay(startOf(change)),
    before,
    countedIn: before,
    stratumMap,
    weights: ticketWeights(question, change, before, stratumMap),
    controls,
    oldest,
    variance,
  };
  const frozenWith = (part: number) => {
    const phi = overDispersion({ ...spread, part });
    const drift = ownDrift({ ...spread, part }, phi);
    // §2: without controls at least a quarter of the default.
    const least = controls.length === 0 ? question.defaultDrift / 4 : 0;
    const isGuessed = drift === undefined;
    return {
      ...common,
      part,
      phi,
      drift: isGuessed ? question.defaultDrift : Math.max(drift, least),
      isGuessed,
    };
  };
  const ahead = varianceAhead(common, cells, history);
  const frozen = partOfControls(frozenWith, ahead);
  const ahead28 = ahead(frozen);
  return {
    ...frozen,
    rho: Number.isNaN(ahead28) ? question.rho : Math.max(question.rho, 2.5 * Math.sqrt(ahead28)),
  };
}

/**
 * §4: the largest tenth of the controls with which V28 is at most 7/6 of its least. Those with K_eff of 6 and more that
 * cost at most a sixth of the treated's sampling variance are taken whole, and so are all where drift is not known.
 */
function partOfControls<T extends Omit<Frozen, 'rho'> & { readonly isGuessed: boolean }>(
  frozenWith: (part: number) => T,
  ahead: (noise: Pick<Frozen, 'part' | 'phi' | 'drift'>) => number,
): T {
  const whole = frozenWith(1);
  if (whole.controls.length === 0 || whole.isGuessed) return whole;
  const still = { ...whole, phi: 1, drift: 0 };
  const alone = ahead({ ...still, part: 0 });
  // V28 of a drift that is all there is: 56/3 (1 + 1/K_eff).
  const wander = (ahead({ ...still, drift: 1e9 }) / 1e9) * (3 / 56) - 1;
  if (!(ahead(still) > (7 / 6) * alone) && !(wander > 1 / 6 + 1e-9)) return whole;
  const all = [whole, ...[9, 8, 7, 6, 5, 4, 3, 2, 1].map((tenth) => frozenWith(tenth / 10))];
  const least = Math.min(...all.map(ahead));
  return all.find((each) => ahead(each) <= (7 / 6) * least) ?? whole;
}

/** What is the same whatever part of the controls is taken off. */
type Common = Omit<Frozen, 'rho' | 'part' | 'phi' | 'drift'>;

/** §5: V28, what the contrast's variance will be 28 days on at the volume before, all values mature. */
function varianceAhead(
  frozen: Common,
  cells: ReadonlyMap<string, readonly Cell[]>,
  history: readonly FactRow[],
): (noise: Pick<Frozen, 'part' | 'phi' | 'drift'>) => number {
  const all = [...cells.values()].flat();
  const age = (day: string) => daysBetween(day, frozen.day);
  const length = Math.max(...history.map((row) => age(row.dt)));
  const perDay = (m: number) =>
    sumOfKnown(
      all.filter(({ day }) => age(day) >= m),
      m,
    ).n /
    (Math.min(182, length) - m + 1);
  const part = (m: number) => Math.min(1, perDay(Math.min(m, frozen.oldest)) / perDay(frozen.oldest));
  const partsKnown = frozen.before.reduce((sum, day) => sum + part(age(day)), 0);
  const volumeOf = (group: string, stratum: string) => {
    const own = (cells.get(group) ?? []).filter(
      (cell) => cell.stratum === stratum && frozen.before.includes(cell.day),
    );
    return (
      own.reduce((sum, cell) => sum + known(cell, age(cell.day)).n, 0) * (frozen.before.length / partsKnown)
    );
  };
  const own: number[] = [];
  const ofControls: number[] = [];
  let weightUsed = 0;
  for (const [stratum, w] of frozen.weights) {
    const treated = volumeOf(treatedKey, stratum);
    const others = frozen.controls.reduce((sum, scope) => sum + volumeOf(scope, stratum), 0);
    if (treated === 0 || (frozen.controls.length > 0 && others === 0)) continue;
    const before = w * w * frozen.variance(stratum, frozen.oldest);
    const both = before * (1 + frozen.before.length / 28);
    own.push(both / treated);
    ofControls.push(frozen.controls.length > 0 ? both / others : 0);
    weightUsed += w;
  }
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  const inverseEffective = inverseOfControls(frozen, frozen.controls, (scope, stratum) =>
    knownIn(cells.get(scope) ?? [], frozen, stratum),
  );
  return ({ part, phi, drift }) =>
    (phi * (sum(own) + part ** 2 * sum(ofControls))) / weightUsed ** 2 +
    ((drift * 56) / 3) * (1 + part ** 2 * inverseEffective);
}

/** §4: 1/K_eff = Σ_i (Σ_s w_s n_is/n_Cs)², over the strata that any control has. */
function inverseOfControls(
  { weights }: Pick<Frozen, 'weights'>,
  controls: readonly string[],
  volumeOf: (scope: string, stratum: string) => number,
): number {
  const all = new Map(
    [...weights.keys()].map((s) => [s, controls.reduce((sum, scope) => sum + volumeOf(scope, s), 0)]),
  );
  const used = [...weights].filter(([s]) => all.get(s)! > 0);
  const weight = used.reduce((sum, [, w]) => sum + w, 0);
  return controls.reduce((sum, scope) => {
    const share = used.reduce((part, [s, w]) => part + ((w / weight) * volumeOf(scope, s)) / all.get(s)!, 0);
    return sum + share ** 2;
  }, 0);
}

const knownIn = (cells: readonly Cell[], frozen: Pick<Frozen, 'before' | 'day'>, stratum: string): number =>
  cells
    .filter((cell) => cell.stratum === stratum && frozen.before.includes(cell.day))
    .reduce((sum, cell) => sum + known(cell, daysBetween(cell.day, frozen.day)).n, 0);

const groupOf = (question: Question, change: RoutingChangeEvent, row: FactRow): string =>
  isTreatedRow(question, change, row) ? treatedKey : scopeKeyOf(row);

/**
 * §4: below 30 observations on either side drop priority, then language, then intent; what is still too small
 * joins the smallest of the others. Without controls (§4) weekdays are strata, dropped first.
 */
function mergeStrata(
  question: Question,
  change: RoutingChangeEvent,
  history: readonly FactRow[],
  before: readonly string[],
  controls: readonly string[],
): Map<string, string> {
  const names = [...new Set(question.rows.map(stratumOf))];
  const withWeekday = controls.length === 0;
  const map = new Map(names.map((name) => [name, withWeekday ? name : name.replace(/\d$/, '*')]));
  const inBefore = history.filter((row) => before.includes(row.dt));
  const countNow = () => {
    const counts = new Map<string, { treated: number; controls: number }>();
    for (const row of inBefore) {
      const name = map.get(stratumOf(row))!;
      const count = counts.get(name) ?? { treated: 0, controls: 0 };
      if (isTreatedRow(question, change, row)) count.treated += row.n;
      else count.controls += row.n;
      counts.set(name, count);
    }
    return counts;
  };
  const isSmall = (count: { treated: number; controls: number } | undefined) =>
    count === undefined || count.treated < mergeBelow || (controls.length > 0 && count.controls < mergeBelow);
  mergeThinLanguages(map, countNow(), controls.length);
  for (const dropped of [3, 2, 1, 0]) {
    const counts = countNow();
    for (const [original, name] of map) {
      if (!isSmall(counts.get(name))) continue;
      const parts = name.split('|');
      if (parts[dropped] !== 'unknown') parts[dropped] = '*';
      map.set(original, parts.join('|'));
    }
  }
  const counts = countNow();
  const large = [...counts].filter(([, count]) => !isSmall(count));
  const smallest = large.sort((a, b) => a[1].treated - b[1].treated)[0]?.[0];
  for (const [original, name] of map) {
    if (smallest !== undefined && isSmall(counts.get(name))) map.set(original, smallest);
  }
  return map;
}

/** §4: languages in which controls are thin go together with those the treated do not have, or else with all. */
function mergeThinLanguages(
  map: Map<string, string>,
  counts: ReadonlyMap<string, { treated: number; controls: number }>,
  controls: number,
): void {
  const least = Math.min(3, controls);
  const countOf = (names: readonly string[], side: 'treated' | 'controls') =>
    names.reduce((sum, name) => sum + (counts.get(name)?.[side] ?? 0), 0);
  const isThin = (names: readonly string[]) => countOf(names, 'controls') < least * countOf(names, 'treated');
  const known = [...new Set(map.values())].filter((name) => name.split('|')[1] !== 'unknown');
  const besides = (name: string) => name.split('|').with(1, '*').join('|');
  for (const together of Map.groupBy(known, besides).values()) {
    const thin = together.filter((name) => isThin([name]));
    if (thin.length === 0) continue;
    const some = together.filter((name) => thin.includes(name) || countOf([name], 'treated') === 0);
    const merged = isThin(some) ? together : some;
    for (const [original, name] of map) if (merged.includes(name)) map.set(original, besides(name));
  }
}

function ticketWeights(
  question: Question,
  change: RoutingChangeEvent,
  before: readonly string[],
  stratumMap: ReadonlyMap<string, string>,
): Map<string, number> {
  const hasTickets = question.rows.some((row) => row.metric === 'ai_share');
  const metric = hasTickets ? 'ai_share' : question.metric;
  const counting = question.tickets?.shown ?? question.rows.filter((row) => row.metric === metric);
  const known = addDays(dayOf(startOf(change)), -1);
  const tickets = new Map<string, number>();
  for (const row of counting) {
    if (!before.includes(row.dt) || !isTreatedRow(question, change, row)) continue;
    if (addDays(row.dt, row.lag_days) > known) continue;
    const stratum = stratumMap.get(stratumOf(row))!;
    tickets.set(stratum, (tickets.get(stratum) ?? 0) + row.n);
  }
  const all = [...tickets.values()].reduce((a, b) => a + b, 0);
  return new Map([...tickets].map(([stratum, n]) => [stratum, n / all]));
}

/** §2: v_s(m), within scope × stratum × stretch of one routing on the days already m days old at the change. */
function varianceByMaturity(
  question: Question,
  change: RoutingChangeEvent,
  history: readonly FactRow[],
  stratumMap: ReadonlyMap<string, string>,
  day: string,
  oldest: number,
  segment: Spread['segment'],
): Frozen['variance'] {
  const memo = new Map<string, number>();
  const compute = (stratum: string, maturity: number) => {
    const groups = new Map<string, FactRow[]>();
    for (const row of history) {
      if (stratumMap.get(stratumOf(row)) !== stratum || row.lag_days >= maturity) continue;
      if (daysBetween(row.dt, day) < maturity) continue;
      const scope = groupOf(question, change, row);
      const group = `${scope}#${segment(scope, row.dt)}`;
      groups.set(group, [...(groups.get(group) ?? []), row]);
    }
    let squares = 0;
    let n = 0;
    for (const rows of groups.values()) {
      const sums = sumOf(rows);
      if (sums.n <= 0) continue;
      squares += sums.squares - sums.total ** 2 / sums.n;
      n += sums.n;
    }
    const floor = question.varianceFloor === 'quarter' ? 1 / (4 * n) : question.varianceFloor;
    return Math.max(squares / n, floor);
  };
  return (stratum, age) => {
    const maturity = Math.min(age, oldest);
    const key = `${stratum}#${maturity}`;
    const value = memo.get(key) ?? compute(stratum, maturity);
    memo.set(key, value);
    return value;
  };
}

interface Spread {
  readonly cells: ReadonlyMap<string, readonly Cell[]>;
  readonly variance: Frozen['variance'];
  readonly day: string;
  /** Maturity from which nothing new was ever learnt. */
  readonly oldest: number;
  readonly scopes: readonly string[];
  /** How much of the others is taken off. */
  readonly part: number;
  /** The stretch of one routing that a scope's day lies in. */
  segment(scope: string, day: string): string;
  /** Sums that were asked for already. */
  readonly means: Map<string, Sums>;
  readonly sides: Map<string, SidesOver>;
}

/** x and its variance of scope i against the others over some days; undefined where a side is empty. */
function differenceOver(spread: Spread, scope: string, days: ReadonlySet<string>) {
  const { own, others } = sidesOver(spread, scope, days);
  if (own === undefined) return undefined;
  if (spread.scopes.length === 1) return own;
  if (others === undefined) return undefined;
  const { part } = spread;
  return { x: own.x - part * others.x, variance: own.variance + part ** 2 * others.variance };
}

/** Scope i and the others, whatever part of them is taken off. */
function sidesOver(spread: Spread, scope: string, days: ReadonlySet<string>): SidesOver {
  const key = `${scope}#${[...days].join()}`;
  const known = spread.sides.get(key);
  if (known !== undefined) return known;
  const rest = spread.scopes.filter((other) => other !== scope);
  const sides = { own: residualOver(spread, [scope], days), others: residualOver(spread, rest, days) };
  spread.sides.set(key, sides);
  return sides;
}

interface SidesOver {
  readonly own: { readonly x: number; readonly variance: number } | undefined;
  readonly others: SidesOver['own'];
}

function residualOver(spread: Spread, scopes: readonly string[], days: ReadonlySet<string>) {
  let sum = 0;
  let n = 0;
  let spreadSum = 0;
  for (const scope of scopes) {
    const strata = new Set((spread.cells.get(scope) ?? []).map((cell) => cell.stratum));
    for (const stratum of strata) {
      const all = (spread.cells.get(scope) ?? []).filter((cell) => cell.stratum === stratum);
      for (const cell of all) {
        if (!days.has(cell.day)) continue;
        const maturity = Math.min(daysBetween(cell.day, spread.day), spread.oldest);
        const seen = known(cell, maturity);
        const part = spread.segment(scope, cell.day);
        const key = `${scope}#${stratum}#${maturity}#${part}`;
        const mean =
          spread.means.get(key) ??
          sumOfKnown(
            all.filter(
              ({ day }) => daysBetween(day, spread.day) >= maturity && spread.segment(scope, day) === part,
            ),
            maturity,
          );
        spread.means.set(key, mean);
        if (mean.n > 0) sum += seen.total - (seen.n * mean.total) / mean.n;
        n += seen.n;
        spreadSum += seen.n * spread.variance(stratum, maturity);
      }
    }
  }
  return n > 0 ? { x: sum / n, variance: spreadSum / n ** 2 } : undefined;
}

/** §2: φ with each week's weighted mean removed; pooled over 56 days, and of the treated set over 26 weeks. */
function overDispersion(spread: Spread): number {
  const dispersion = (scope: string, weeks: number) => {
    let squares = 0;
    let freedom = 0;
    for (let block = 0; block < weeks; block++) {
      const week = Array.from({ length: 7 }, (_, i) => addDays(spread.day, -7 * weeks + 7 * block + i));
      for (const days of Map.groupBy(week, (day) => spread.segment(scope, day)).values()) {
        const xs = days.flatMap((day) => differenceOver(spread, scope, new Set([day])) ?? []);
        if (xs.length === 0) continue;
        const weight = xs.reduce((sum, x) => sum + 1 / x.variance, 0);
        const mean = xs.reduce((sum, x) => sum + x.x / x.variance, 0) / weight;
        squares += xs.reduce((sum, x) => sum + (x.x - mean) ** 2 / x.variance, 0);
        freedom += xs.length - 1;
      }
    }
    return { squares, freedom };
  };
  const parts = spread.scopes.map((scope) => dispersion(scope, 8));
  const pooledFreedom = parts.reduce((sum, part) => sum + part.freedom, 0);
  const pooled = parts.reduce((sum, part) => sum + part.squares, 0) / pooledFreedom;
  const own = dispersion(treatedKey, 26);
  const treated = own.squares / own.freedom;
  return Math.max(1, Number.isFinite(pooled) ? pooled : 1, Number.isFinite(treated) ? treated : 1);
}

/** §2: q̂ from the slow waves of weekly differences over the last 26 weeks (0071). */
function ownDrift(spread: Spread, phi: number): number | undefined {
  const days = [...spread.cells.values()].flat().map(({ day }) => day);
  const firstDay = days.sort()[0] ?? spread.day;
  const weeks = Math.min(26, Math.floor(daysBetween(firstDay, spread.day) / 7));
  const volumes = new Map(spread.scopes.map((scope) => [scope, volumeOf(spread, scope)]));
  const wavesOf = (scope: string) => {
    const seen = Array.from({ length: weeks }, (_, w) => {
      const week = Array.from({ length: 7 }, (_, i) => addDays(spread.day, 7 * (w - weeks) + i));
      const parts = new Set(week.map((day) => spread.segment(scope, day)));
      const difference = differenceOver(spread, scope, new Set(week));
      return parts.size > 1 || difference === undefined ? [] : [{ part: [...parts][0]!, difference }];
    }).flat();
    const stretches = [...Map.groupBy(seen, ({ part }) => part).values()].filter((each) => each.length >= 8);
    if (stretches.reduce((sum, each) => sum + each.length, 0) < 12) return [];
    return stretches.flatMap((each) =>
      cosineWaves(
        scope,
        each.map(({ difference }) => difference),
      ),
    );
  };
  const cosineWaves = (scope: string, x: readonly { x: number; variance: number }[]) => {
    const others = spread.scopes.filter((other) => other !== scope).map((other) => volumes.get(other)!);
    const rest = others.reduce((a, b) => a + b, 0);
    const moves =
      1 + spread.part ** 2 * (rest > 0 ? others.reduce((sum, volume) => sum + (volume / rest) ** 2, 0) : 0);
    return Array.from({ length: Math.min(8, x.length - 1) }, (_, i) => {
      const angle = (Math.PI * (i + 1)) / x.length;
      const cosines = x.map((_, w) => Math.cos(angle * (w + 0.5)));
      const length = cosines.reduce((sum, c) => sum + c * c, 0);
      const coefficient = x.reduce((sum, each, w) => sum + each.x * cosines[w]!, 0);
      return {
        power: coefficient ** 2 / length,
        noise: (phi * x.reduce((sum, each, w) => sum + each.variance * cosines[w]! ** 2, 0)) / length,
        gain: moves * 7 * (1 / (4 * Math.sin(angle / 2) ** 2) - 8 / 49),
      };
    });
  };
  const waves = new Map(spread.scopes.map((scope) => [scope, wavesOf(scope)]));
  const all = [...waves.values()].flat();
  return all.length === 0 ? undefined : Math.max(likeliest(all), careful(waves.get(treatedKey)!));
}

interface Wave {
  readonly power: number;
  readonly noise: number;
  readonly gain: number;
}

/** §2: of the treated alone, a standard error more where it is four of them from none. */
function careful(waves: readonly Wave[]): number {
  const q = likeliest(waves);
  const error = (at: number) =>
    Math.sqrt(2 / waves.reduce((sum, { noise, gain }) => sum + (gain / (noise + at * gain)) ** 2, 0));
  return q > 4 * error(0) ? q + error(q) : q;
}

/** §2: the q ≥ 0 that fits some waves best. */
function likeliest(waves: readonly Wave[]): number {
  // The slope of Whittle's likelihood in q; its maximum is where the slope turns from up to down.
  const slope = (q: number) =>
    waves.reduce((sum, { power, noise, gain }) => {
      const expected = noise + q * gain;
      return sum + (gain * (power - expected)) / expected ** 2;
    }, 0);
  if (slope(0) <= 0) return 0;
  let low = 0;
  let high = 1e-12;
  while (slope(high) > 0) high *= 2;
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (slope(middle) > 0) low = middle;
    else high = middle;
  }
  return low;
}

/** Observations of a scope over 26 weeks, as known on the design's day. */
function volumeOf(spread: Spread, scope: string): number {
  return (spread.cells.get(scope) ?? [])
    .filter((cell) => daysBetween(cell.day, spread.day) <= 182)
    .reduce((sum, cell) => sum + known(cell, daysBetween(cell.day, spread.day)).n, 0);
}

interface Side {
  /** before − after, age-matched. */
  readonly fall: number;
  readonly variance: number;
  readonly nAfter: number;
  readonly nBefore: number;
  /** Sums of the same observations. */
  readonly totals: number;
}

/** §5 for one group and stratum; undefined when a mean does not exist. */
function sideOf(
  cells: readonly Cell[],
  stratum: string,
  question: DayQuestion,
  frozen: Frozen,
): Side | undefined {
  const own = cells.filter((cell) => cell.stratum === stratum);
  const youngest = question.isMatureOnly === true ? frozen.oldest : 1;
  const after = own.filter(
    ({ day }) => day >= frozen.firstAfter && daysBetween(day, question.lookDay) + 1 >= youngest,
  );
  const before = own.filter((cell) => frozen.before.includes(cell.day));
  const byMaturity = after.map((cell) => {
    const maturity = daysBetween(cell.day, question.lookDay) + 1;
    return { maturity, ...known(cell, maturity) };
  });
  const nAfter = byMaturity.reduce((sum, { n }) => sum + n, 0);
  if (nAfter <= 0) return undefined;
  const meanAfter = byMaturity.reduce((sum, { total }) => sum + total, 0) / nAfter;
  const used = byMaturity.filter(({ n }) => n > 0).map(({ maturity, n }) => ({ maturity, u: n / nAfter }));
  const beforeAt = (maturity: number) => sumOfKnown(before, maturity);
  if (used.some(({ maturity }) => beforeAt(maturity).n <= 0)) return undefined;
  const meanBefore = used.reduce((sum, { maturity, u }) => {
    const sums = beforeAt(maturity);
    return sum + (u * sums.total) / sums.n;
  }, 0);
  const v = (maturity: number) => frozen.variance(stratum, maturity);
  const varianceAfter = used.reduce((sum, { maturity, u }) => sum + u * v(maturity), 0) / nAfter;
  let varianceBefore = 0;
  for (const a of used) {
    for (const b of used) {
      const nested = beforeAt(Math.max(a.maturity, b.maturity)).n;
      varianceBefore += (a.u * b.u * Math.sqrt(v(a.maturity) * v(b.maturity))) / nested;
    }
  }
  const seenBefore = before.map((cell) => known(cell, daysBetween(cell.day, question.lookDay) + 1));
  const nBefore = seenBefore.reduce((sum, { n }) => sum + n, 0);
  const totals = seenBefore.reduce((sum, { total }) => sum + total, 0) + nAfter * meanAfter;
  return { fall: meanBefore - meanAfter, variance: varianceAfter + varianceBefore, nAfter, nBefore, totals };
}

function sumOfKnown(cells: readonly Cell[], maturity: number): Sums {
  const all = cells.map((cell) => known(cell, maturity));
  return {
    n: all.reduce((sum, { n }) => sum + n, 0),
    total: all.reduce((sum, { total }) => sum + total, 0),
    squares: 0,
  };
}

function look(
  question: DayQuestion,
  frozen: Frozen,
  controls: readonly string[],
): Omit<Answer, 'preTrend'> | undefined {
  const change = question.changes.find(({ change_id }) => change_id === question.changeId)!;
  const rows = rowsOfMetric(question);
  const isControl = (row: FactRow) => controls.includes(scopeKeyOf(row)) && isOfItsKind(change, row);
  const group = (row: FactRow) =>
    isTreatedRow(question, change, row) ? treatedKey : isControl(row) ? 'C' : undefined;
  const cells = cellsOf(
    rows.filter((row) => group(row) !== undefined),
    (row) => group(row)!,
    frozen.stratumMap,
  );
  const sides = [...frozen.weights].flatMap(([stratum, weight]) => {
    const treated = sideOf(cells.get(treatedKey) ?? [], stratum, question, frozen);
    const control = sideOf(cells.get('C') ?? [], stratum, question, frozen);
    const isComparable = control !== undefined || frozen.controls.length === 0;
    return treated === undefined || !isComparable ? [] : [{ stratum, weight, treated, control }];
  });
  const weightLeft = sides.reduce((sum, { weight }) => sum + weight, 0);
  if (weightLeft < 0.5) return undefined;
  let difference = 0;
  let sampling = 0;
  for (const { weight, treated, control } of sides) {
    const w = weight / weightLeft;
    difference += w * (treated.fall - frozen.part * (control?.fall ?? 0));
    sampling += w * w * (treated.variance + frozen.part ** 2 * (control?.variance ?? 0));
  }
  const counted = rows.filter((row) => isControl(row) && inWindow(frozen, row));
  const t = daysBetween(frozen.day, question.lookDay) + 1;
  const inverseEffective = inverseOfControls(frozen, controls, (scope, stratum) => {
    const own = counted.filter((row) => scopeKeyOf(row) === scope);
    return sumOf(own.filter((row) => frozen.stratumMap.get(stratumOf(row)) === stratum)).n;
  });
  const wander = (frozen.drift * (beforeDays + t) * (1 + frozen.part ** 2 * inverseEffective)) / 3;
  const variance = frozen.phi * sampling + wander;
  const found = evidence(question.sign * difference, variance, frozen.rho, question.alpha);
  const opposite = evidence(-question.sign * difference, variance, frozen.rho, question.alpha);
  const isTwoSided = question.isTwoSided === true;
  const observed = (count: (side: Side) => number) =>
    sides.reduce((sum, { treated }) => sum + count(treated), 0);
  const events = observed(({ totals }) => totals);
  const others = observed(({ nBefore, nAfter }) => nBefore + nAfter) - events;
  const isShare = question.varianceFloor === 'quarter';
  return {
    ...found,
    // §5: E = ½(E⁺ + E⁻).
    logE: isTwoSided ? Math.log((Math.exp(found.logE) + Math.exp(opposite.logE)) / 2) : found.logE,
    nBefore: sides.reduce((sum, { treated }) => sum + treated.nBefore, 0),
    nAfter: sides.reduce((sum, { treated }) => sum + treated.nAfter, 0),
    phi: frozen.phi,
    drift: frozen.drift,
    rho: frozen.rho,
    controls: controls.length,
    controlWeight: frozen.controls.length === 0 ? Number.NaN : frozen.part,
    // §5, burn-in: events of either kind, before and after together.
    isReady:
      daysBetween(frozen.firstAfter, question.lookDay) >= 1 &&
      observed(({ nAfter }) => nAfter) >= 30 &&
      // Sums of means are not exact.
      (!isShare || Math.min(events, others) > 10 - 1e-6),
  };
}

const inWindow = (frozen: Frozen, row: FactRow): boolean =>
  frozen.countedIn.includes(row.dt) && addDays(row.dt, row.lag_days) <= frozen.countedIn.at(-1)!;

/** §5, with δ0 = 0. */
export function evidence(effect: number, variance: number, rho: number, alpha: number) {
  const information = 1 / variance;
  const s = information * effect;
  const v = 1 + rho ** 2 * information;
  const logE =
    Math.log(2) - Math.log(v) / 2 + (rho ** 2 * s ** 2) / (2 * v) + logNormalCdf((rho * s) / Math.sqrt(v));
  const half = Math.sqrt((v / (rho ** 2 * information ** 2)) * Math.log(v / alpha ** 2));
  return {
    effect,
    se: Math.sqrt(variance),
    information,
    logE,
    lower: effect - half,
    upper: effect + half,
  };
}
