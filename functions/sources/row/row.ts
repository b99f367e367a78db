import type { Rejection, RejectionReason } from '../../contract/records/rejection.ts';
import type { Each } from '../mapping-file/each.ts';
import type { Instant } from '../mapping-file/instant.ts';
import { scopesOf } from '../record/scopes.ts';
import { shownName } from '../record/shown-name.ts';
import type { Cells } from './cells.ts';
import type { DraftEvent, Trace, TraceNote } from './trace.ts';

/** What the rows of one record share. */
export interface RowContext {
  readonly recordNo: number;
  /** What is wrong with the record, filled as it is read. */
  readonly problems: Rejection[];
  readonly trace?: Trace | undefined;
  /** Why a rule that understands the record makes no event of it; a record of such alone is of no interest. */
  idle?: TraceNote;
}

/** One record, or one of its elements, as the rules of a stream read it: its cells, and what is wrong with them. */
export class Row {
  readonly cells: Cells;
  readonly #context: RowContext;
  #within: Map<Each, Row[]> | undefined;

  constructor(cells: Cells, context: RowContext) {
    this.cells = cells;
    this.#context = context;
  }

  get recordNo(): number {
    return this.#context.recordNo;
  }

  get problems(): readonly Rejection[] {
    return this.#context.problems;
  }

  /** The same record for each element that names go through. */
  forEach(each: Each): readonly Row[] {
    this.#within ??= new Map();
    let rows = this.#within.get(each);
    if (rows === undefined) {
      rows = scopesOf(this.cells.scope, each).map(
        (scope) => new Row(this.cells.within(scope), this.#context),
      );
      this.#within.set(each, rows);
    }
    return rows;
  }

  reject(reason: RejectionReason, path: string, message: string): void {
    this.#context.problems.push({ reason, path, message });
  }

  /** Nothing happened by what a rule reads, and nothing is wrong with it. */
  rest(why: TraceNote): void {
    this.#context.idle ??= why;
  }

  /** Which rule makes an event, for those who look. */
  note({ path, line }: Instant, event: DraftEvent): void {
    this.#context.trace?.(this.recordNo, { rule: path, line, event });
  }

  /** For messages: names of what the record holds, never values. */
  fieldNames(): string {
    const names = Object.keys(this.cells.scope.record).slice(0, 20).map(shownName);
    return `the record holds ${names.length === 0 ? 'nothing' : names.join(', ')}`;
  }
}
