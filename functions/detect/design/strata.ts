/** What a stratum is made of: intake attributes, and the weekday where there are no controls. */
export interface StratumKey {
  readonly weekday: string;
  readonly intent: string;
  readonly language: string;
  readonly priority: string;
}

/** Observations before the change, as known at the change. */
export interface StratumCount {
  readonly key: StratumKey;
  readonly treated: number;
  readonly controls: number;
}

export interface Strata {
  /** One readable name a stratum, `intent/language/priority` with `*` for what was dropped. */
  readonly names: readonly string[];
  /** For each count given its stratum, or -1 when the treated had nothing there. */
  readonly stratumOf: readonly number[];
  readonly notes: readonly string[];
}

/** A stratum needs so many observations before the change, among the treated and among the controls. */
const fewest = 30;
/** Controls say enough in a language when they have so many times the treated's observations, or as many as they are. */
const thickness = 3;
/** What is dropped first where observations are too few. */
const dropOrder: readonly (keyof StratumKey)[] = ['weekday', 'priority', 'language', 'intent'];

interface Group {
  readonly key: StratumKey;
  readonly members: number[];
  treated: number;
  controls: number;
}

/**
 * Merges strata with too few observations before the change: first over priorities, then languages, then
 * intents, known values apart from `unknown`. What is still too small in the end joins the smallest stratum.
 * @param controls how many controls there are
 */
export function mergeStrata(counts: readonly StratumCount[], controls: number): Strata {
  const isLarge = (group: Group) => group.treated >= fewest && (controls === 0 || group.controls >= fewest);
  const accepted: Group[] = [];
  const groups = counts.map((count, member): Group => ({ ...count, members: [member] }));
  let pending = mergeLanguages(groups, Math.min(thickness, controls));
  const acceptLarge = () => {
    accepted.push(...pending.filter(isLarge));
    pending = pending.filter((group) => !isLarge(group));
  };
  acceptLarge();
  for (const dimension of dropOrder) {
    pending = regroup(pending, dimension);
    acceptLarge();
  }
  const notes: string[] = [];
  if (pending.length > 0) {
    const isMixed = pending.some((group) => hasUnknown(group.key));
    const rest = pending.reduce(join);
    if (isLarge(rest) || accepted.length === 0) accepted.push(rest);
    else {
      const smallest = accepted.reduce((a, b) => (b.treated < a.treated ? b : a));
      accepted[accepted.indexOf(smallest)] = join(smallest, rest);
    }
    if (isMixed) notes.push('tickets with unknown attributes share a stratum with known ones');
  }
  return number(accepted, counts.length, notes);
}

/**
 * Where controls are thin in a language, the stratum is merged over languages: with other thin ones and with the
 * languages that the treated do not have, and if that is thin too, with all. Market and language nearly coincide, so that
 * controls of the same language are few.
 * @param least the controls' observations over the treated's below which they are thin; 0 without controls
 * @returns groups of which the treated have something
 */
function mergeLanguages(groups: readonly Group[], least: number): Group[] {
  const isThin = (group: Group) => group.controls < least * group.treated;
  const hasKnown = ({ key }: Group) => key.language !== 'unknown';
  const besides = ({ key }: Group) => nameOf({ ...key, language: '*' });
  return [...Map.groupBy(groups, besides).values()].flatMap((all) => {
    const known = all.filter(hasKnown);
    const present = all.filter(({ treated }) => treated > 0);
    const thin = present.filter((group) => hasKnown(group) && isThin(group));
    if (thin.length === 0) return present;
    const some = [...thin, ...known.filter(({ treated }) => treated === 0)];
    const merged = isThin(some.reduce(join)) ? known : some;
    return [...regroup(merged, 'language'), ...present.filter((group) => !merged.includes(group))];
  });
}

function number(groups: readonly Group[], size: number, notes: readonly string[]): Strata {
  const named = groups
    .map((group) => ({ name: nameOf(group.key), group }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const stratumOf = new Array<number>(size).fill(-1);
  named.forEach(({ group }, stratum) => {
    for (const member of group.members) stratumOf[member] = stratum;
  });
  return { names: named.map(({ name }) => name), stratumOf, notes };
}

function regroup(groups: readonly Group[], dimension: keyof StratumKey): Group[] {
  const joined = new Map<string, Group>();
  for (const group of groups) {
    const value = group.key[dimension] === 'unknown' ? 'unknown' : '*';
    const key = { ...group.key, [dimension]: value };
    const name = nameOf(key);
    const known = joined.get(name);
    joined.set(name, known === undefined ? { ...group, key } : join(known, group));
  }
  return [...joined.values()];
}

const join = (a: Group, b: Group): Group => ({
  key: a.key,
  members: [...a.members, ...b.members],
  treated: a.treated + b.treated,
  controls: a.controls + b.controls,
});

const hasUnknown = (key: StratumKey): boolean => [key.intent, key.language, key.priority].includes('unknown');

const nameOf = ({ weekday, intent, language, priority }: StratumKey): string =>
  `${intent}/${language}/${priority}${weekday === '*' ? '' : `/weekday ${weekday}`}`;
