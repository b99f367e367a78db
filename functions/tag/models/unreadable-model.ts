/** A stored model that cannot be used; the message says why and what to do. */
export class UnreadableModel extends Error {
  override readonly name = 'UnreadableModel';
}
