import type { Score } from './score.ts';

/** Scores by tool, in the order of the table's columns. */
export type ToolScores = Readonly<Record<string, readonly Score[]>>;

/**
 * Several tools beside each other, a line a scenario: where nothing happens the share of false alarms with its
 * upper bound, where something does the share found with its lower bound and the median delay.
 */
export function renderComparison(scores: ToolScores): string {
  const tools = Object.keys(scores);
  const names = [...new Set(Object.values(scores).flatMap((all) => all.map(({ name }) => name)))];
  const lines = names.map((name) => {
    const cells = tools.map((tool) => cellOf(scores[tool]!.find((score) => score.name === name)));
    return `| ${[name, ...cells].join(' | ')} |`;
  });
  return [`| ${['scenario', ...tools].join(' | ')} |`, `|${'---|'.repeat(tools.length + 1)}`, ...lines].join(
    '\n',
  );
}

function cellOf(score: Score | undefined): string {
  if (score === undefined) return 'not run';
  const { found, falseAlarms, medianDay } = score;
  if (found !== null) {
    const delay = medianDay === null ? 'never' : `${medianDay} d`;
    return `${found.share.toFixed(3)} (≥ ${found.lower.toFixed(3)}), ${delay}`;
  }
  return falseAlarms === null ? '–' : `${falseAlarms.share.toFixed(3)} (≤ ${falseAlarms.upper.toFixed(3)})`;
}
