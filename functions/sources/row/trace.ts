/** A canonical event as it is being made; ingest holds it against the contract. */
export type DraftEvent = Record<string, unknown>;

/** Why one event is made, or why a record makes none: a line for people who look at what a mapping does. */
export type Trace = (recordNo: number, what: TraceNote) => void;

export interface TraceNote {
  /** The rule's keys and line in the mapping; of a record passed over what says so. */
  readonly rule: string;
  readonly line: number;
  readonly event?: DraftEvent;
}
