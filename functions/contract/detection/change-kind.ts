const words: Readonly<Record<string, string>> = {
  ai_rollout: 'AI rollout',
  ai_version: 'AI version',
  handback: 'hand-back',
};

/** The kind of a routing change as people read it. */
export const kindInWords = (kind: string): string => words[kind] ?? kind.replaceAll('_', ' ');
