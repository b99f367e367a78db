import { leavesOut } from '../../contract/definitions/interval.ts';

/** The part of a look that says where an effect sits. */
export interface Located {
  readonly scope: string;
  readonly effect: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly log_e: number | null;
  readonly flagged: boolean;
}

/**
 * Where an effect sits: the flagged leaf scopes whose interval excludes the effect of the whole treated set,
 * strongest evidence first; the whole set when no leaf stands out. A leaf that is all of it stands for it.
 * @param looks looks of one day at one change and metric, the whole (`*`) among them
 */
export function localise<L extends Located>(looks: readonly L[]): L[] {
  const whole = looks.find((look) => look.scope === '*');
  const leaves = rankLeaves(looks).filter((look) => look.flagged);
  const overall = whole?.effect ?? null;
  const apart = leaves.filter((leaf) => overall === null || leavesOut(leaf, overall));
  if (apart.length > 0) return apart;
  if (leaves.length === 1 && isOnlyLeaf(looks)) return leaves;
  return whole?.flagged ? [whole] : leaves;
}

/** Whether all that a change covers lies in one leaf. */
export const isOnlyLeaf = (looks: readonly Pick<Located, 'scope'>[]): boolean =>
  looks.filter(({ scope }) => scope !== '*').length === 1;

/** Leaf scopes by evidence, strongest first. */
export const rankLeaves = <L extends Located>(looks: readonly L[]): L[] =>
  looks
    .filter((look) => look.scope !== '*')
    .sort(
      (a, b) =>
        (b.log_e ?? Number.NEGATIVE_INFINITY) - (a.log_e ?? Number.NEGATIVE_INFINITY) ||
        (a.scope < b.scope ? -1 : 1),
    );
