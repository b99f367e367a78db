/** A stored model that cannot be used; the message says why and what to do. */
export class UnreadableModel extends Error {
  override readonly name = 'UnreadableModel';
}

/** The error itself, for what goes on without a model. @throws any other error */
export function orUnreadable(error: unknown): UnreadableModel {
  if (error instanceof UnreadableModel) return error;
  throw error;
}
