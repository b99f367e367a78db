import { closest, distance } from 'fastest-levenshtein';

/** Where something stands in a mapping file. */
export interface MappingPlace {
  /** 1-based; 0 where a value has no line, as it comes from settings. */
  readonly line: number;
  /** Keys from the top, `ticket.opened_at.format`; elements of a list by their number, from 1. */
  readonly path: string;
}

/** One thing that is wrong with a mapping file, or that does not fit its data. */
export interface MappingProblem extends MappingPlace {
  readonly problem: string;
}

/** A mapping file that cannot be used. The message has a line for each problem, with file, line and key. */
export class MappingError extends Error {
  override readonly name = 'MappingError';
  /** In the order of the file's lines, each once. */
  readonly problems: readonly MappingProblem[];

  constructor(fileName: string, problems: readonly MappingProblem[]) {
    const distinct = [...new Map(problems.map((one) => [`${one.line} ${one.problem}`, one])).values()];
    const inOrder = distinct.sort((a, b) => a.line - b.line);
    super(inOrder.map((one) => sentence(fileName, one)).join('\n'));
    this.problems = inOrder;
  }
}

function sentence(fileName: string, { line, path, problem }: MappingProblem): string {
  const key = path === '' ? '' : `, ${path}`;
  if (line === 0) return `${fileName}${key}: ${problem}`;
  return `mapping ${fileName}, line ${line}${key}: ${problem}`;
}

/** ` (did you mean "x"?)`, or nothing when no known name is near. */
export function didYouMean(name: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const near = closest(
    name.toLowerCase(),
    known.map((one) => one.toLowerCase()),
  );
  const found = known.find((one) => one.toLowerCase() === near);
  const isNear = distance(name.toLowerCase(), near) <= Math.min(3, Math.floor(name.length / 2));
  return found !== undefined && isNear ? ` (did you mean "${found}"?)` : '';
}
