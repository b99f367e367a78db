import { line, write } from '../../terminal/words.ts';
import type { DirtNumbers } from '../summarise/summarise-dirt.ts';

const widths = [28, 12, 12];

/** What was planted among the records and what became of it. */
export function renderDirt(dirt: DirtNumbers): string[] {
  const count = (value: number) => write(value, 'count');
  const row = (name: string, { found, planted }: { found: number; planted: number }) =>
    line([name, count(found), count(planted)], widths);
  return [
    line([`Records of ${count(dirt.files)} files`, 'found', 'planted'], widths),
    row('accepted', dirt.accepted),
    row('repeated in one file', dirt.repeated),
    row('quarantined', dirt.quarantined),
    ...Object.entries(dirt.by_reason).map(([reason, numbers]) => row(`  ${reason}`, numbers)),
    'A file came twice, a source was silent for a day, answers were revised: each event counts once.',
  ];
}
