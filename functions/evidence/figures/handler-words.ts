/** A handler kind of a report as people write it. */
export const handlerWords = (kind: string): string =>
  kind === 'ai'
    ? 'AI'
    : kind === 'ai_first'
      ? 'all AI first'
      : kind === 'human'
        ? 'all people'
        : kind.replaceAll('_', ' ');
