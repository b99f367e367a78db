import { WrongUse } from '../../../../functions/cli/terminal/outcome.ts';
import { scenarios } from '../../../../functions/simulate/facts/scenarios.ts';
import type { World } from '../../../../functions/simulate/facts/world.ts';

/** The worlds of the page's table: one of each way in which a detector can be fooled, and drops to be found. */
export const publicScenarios: readonly string[] = [
  'iid-20',
  'shocks-10-100',
  'common-drift-100',
  'walk-02-100',
  'mix-shift-100',
  'lag-score-20',
  'claimed-100',
  'only-treated-wanders-100',
  'drop-3-20',
  'drop-2-20',
  'drop-2-100',
  'drop-05-claimed-100',
  'drop-05-stepped-100',
];

/** Worlds with a declared change; in the others the change itself is to be found, which is another question. */
const declared = [...scenarios.values()].filter(({ isDeclared }) => isDeclared);

/**
 * The worlds asked for, in that order, each once.
 * @param names scenarios with commas between them, or `all`; undefined for those of the page
 * @throws WrongUse for a name that is none, or of a world without a declared change
 */
export function worldsNamed(names: string | undefined): readonly World[] {
  if (names === 'all') return declared;
  const wanted = names === undefined ? publicScenarios : [...new Set(names.split(','))];
  return wanted.map((name) => {
    const world = scenarios.get(name);
    if (world === undefined)
      throw new WrongUse(
        `export: --scenarios: no scenario "${name}"; there are ${declared.map((each) => each.name).join(', ')}`,
      );
    if (!world.isDeclared)
      throw new WrongUse(`export: --scenarios: "${name}" declares no change, so that there is none to judge`);
    return world;
  });
}

/** The metrics that an alarm may rest on. */
export const metricsOf = (world: World): readonly string[] => [
  world.metric,
  ...(world.companions ?? []).map(({ metric }) => metric),
];
