const words = new Map([
  ['ai', 'AI'],
  ['ai_first', 'all AI first'],
  ['human', 'all people'],
]);

/** A handler kind of a report as people write it. */
export const handlerWords = (kind: string): string => words.get(kind) ?? kind.replaceAll('_', ' ');
