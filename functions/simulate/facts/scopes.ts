import type { World } from './world.ts';

/** First day of the change in every world, a Monday. */
export const changeDay = '2025-01-06';

/** Part of a world whose tickets are drawn together: a treated leaf or a control. */
export interface Scope {
  readonly market: string;
  readonly queue: string;
  readonly perDay: number;
  /** Undefined for a control. */
  readonly drop?: number;
  /** A change of its own before. */
  readonly step?: { readonly daysBefore: number; readonly drop: number };
}

/** The treated leaves, then the controls. */
export function scopesOf(world: World): Scope[] {
  const treated = world.treated.map((leaf, i) => ({ market: 'treated', queue: `leaf${i + 1}`, ...leaf }));
  const controls = Array.from({ length: world.controls.count }, (_, i) => ({
    market: `control${i + 1}`,
    queue: 'all',
    perDay: world.controls.perDay,
    ...(i < (world.steppedControls?.count ?? 0) ? { step: world.steppedControls! } : {}),
  }));
  return [...treated, ...controls];
}

export const channel = 'chat';
