import { type Unit, write } from '../../terminal/words.ts';
import type { Compared } from '../summarise/compared.ts';

const marks = { better: '▲', worse: '▼', moved: '◆', no_clear_change: ' ', not_tested: ' ' } as const;

/** `79 → 87 % ▲` */
export function writeChange({ before, after, result }: Compared, unit: Unit): string {
  const first = unit === 'share' && before !== null ? (100 * before).toFixed(0) : write(before, unit);
  return `${first} → ${write(after, unit)} ${marks[result]}`;
}
