import { admitsScope, touchesScope } from '../../contract/detection/selector.ts';
import type { Change } from '../changes/changes.ts';
import { admittedCells } from '../design/controls.ts';
import { firstKnownLook } from '../design/design-stream.ts';
import type { StreamScopes } from '../design/stream.ts';
import type { CellRows, FactsIndex, ScopeCells } from '../facts/facts-index.ts';
import { firstRowFrom } from '../facts/samples.ts';
import { historyDays } from '../noise/drift.ts';

const superseding = new Set(['ai_rollout', 'handback', 'policy']);

/** What ended before the change's history began is no stream: looks of later days could not know of it. */
export function scopesOf(
  index: FactsIndex,
  all: readonly ScopeCells[],
  change: Change,
  changes: readonly Change[],
): StreamScopes[] {
  const isAlive = (cell: CellRows) => firstRowFrom(index, cell, change.day - historyDays) < cell.end;
  const treated = all.filter(
    (scope) => admitsScope(change.selector, scope) && admittedCells(change, scope).some(isAlive),
  );
  if (treated.length === 0) return [];
  const decided = Math.max(change.day, change.knownFrom);
  const others = changes.filter((other) => other !== change);
  const describe = (name: string, scopes: readonly ScopeCells[]): StreamScopes => {
    const touching = others.map((other) => ({ other, from: touchedFrom(index, other, change, scopes) }));
    const later = touching.filter(({ other }) => other.day > change.day && superseding.has(other.kind));
    return {
      name,
      scopes,
      earlier: touching
        .filter(({ other, from }) => Math.max(other.knownFrom, from) <= decided)
        .map(({ other }) => other),
      supersededFrom: Math.min(
        ...later.map(({ other, from }) => Math.max(other.day, other.knownFrom, from)),
        Number.POSITIVE_INFINITY,
      ),
    };
  };
  return [describe('*', treated), ...treated.map((scope) => describe(scope.name, [scope]))];
}

/** First look at which `other` is seen to touch the scopes' tickets, wherever they come later; Infinity: never. */
const touchedFrom = (
  index: FactsIndex,
  other: Change,
  change: Change,
  scopes: readonly ScopeCells[],
): number =>
  scopes
    .filter((scope) => touchesScope(other.selector, change.selector, scope))
    .reduce(
      (first, scope) => Math.min(first, firstKnownLook(index, admittedCells(change, scope))),
      Number.POSITIVE_INFINITY,
    );
