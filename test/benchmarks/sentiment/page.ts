import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QualityRow } from './quality.ts';

const page = join(import.meta.dirname, '../../../docs/sentiment.md');
const measured = /<!-- measured -->[\s\S]*<!-- \/measured -->/;

/** Puts the figures into docs/sentiment.md. */
export function writePage(rows: readonly QualityRow[]): void {
  const text = readFileSync(page, 'utf8');
  writeFileSync(page, text.replace(measured, `<!-- measured -->\n\n${table(rows)}\n\n<!-- /measured -->`));
}

const heading = [
  'texts',
  'language',
  'n',
  'by',
  'accuracy',
  'macro-F1',
  'negative F1',
  'AUC of negative (95 %)',
];

function table(rows: readonly QualityRow[]): string {
  const cells = rows.map(({ set, language, by, figures: f }) => [
    ...[set, language, String(f.n), by, share(f.accuracy), share(f.macro_f1), share(f.negative_f1)],
    `${share(f.auc)} (${share(f.auc_lower)} to ${share(f.auc_upper)})`,
  ]);
  return [heading, heading.map(() => '---'), ...cells].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

const share = (value: number | null): string => (value === null ? '–' : value.toFixed(3));
