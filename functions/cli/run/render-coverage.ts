import {
  type Coverage,
  meetsNeeds,
  type ShownThing,
  shownThings,
} from '../../contract/definitions/coverage.ts';
import { metrics } from '../../contract/definitions/metrics.ts';

/** What one source shows and not, and the metrics that its tickets are not counted for. */
export interface SourceCoverage {
  readonly source: string;
  readonly shows: readonly ShownThing[];
  readonly shows_not: readonly ShownThing[];
  readonly not_in_data: readonly string[];
}

/** The sources in their order. */
export const summariseCoverage = (coverage: Coverage): SourceCoverage[] =>
  [...coverage]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([source, shown]) => ({
      source,
      shows: shownThings.filter((thing) => shown.has(thing)),
      shows_not: shownThings.filter((thing) => !shown.has(thing)),
      not_in_data: metrics.filter(({ needs }) => !meetsNeeds(shown, needs)).map(({ name }) => name),
    }));

const list = (names: readonly string[]): string => names.map((name) => name.replaceAll('_', ' ')).join(', ');

/** A line or two a source: what it shows, and what cannot be told of its tickets. */
export const renderCoverage = (sources: readonly SourceCoverage[]): string[] =>
  sources.flatMap(({ source, shows, shows_not, not_in_data }) => {
    if (shows_not.length === 0) return [`${source} shows all that metrics need`];
    const shown = shows.length === 0 ? 'nothing that metrics need' : list(shows);
    return [
      `${source} shows ${shown}; not ${list(shows_not)}`,
      ...(not_in_data.length === 0 ? [] : [`  not in its data: ${not_in_data.join(', ')}`]),
    ];
  });
