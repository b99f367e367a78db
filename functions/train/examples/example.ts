/** A text of a customer that a model is fitted to or evaluated on. */
export interface Example {
  /** Redacted. */
  readonly text: string;
  /** Amazon Comprehend's code. */
  readonly language: string;
  /** Who wrote it: texts of one customer are never both learned from and evaluated on. */
  readonly customer: string;
  /** Milliseconds since 1970 UTC. */
  readonly occurredAt: number;
}
