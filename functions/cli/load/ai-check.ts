import type { RecordObserver } from '../../ingest/write/object-accumulator.ts';
import { type Mapping, settingsAskedFor } from '../../sources/mapping.ts';

/** Looks whether anything that a shipped mapping read was AI's. */
export interface AiCheck extends RecordObserver {
  /** What to say when tickets were read and none is AI's. */
  advice(): string[];
}

export function createAiCheck({ source, fileName }: Mapping): AiCheck {
  let tickets = 0;
  let isSeen = false;
  return {
    accepted(event) {
      if (event.event !== 'ticket') return;
      if (event.type === 'opened') tickets++;
      const handler = event.type === 'handed_off' ? event.from : event.handler;
      isSeen ||= handler?.kind === 'ai';
    },
    rejected: () => {},
    advice() {
      const settings = settingsAskedFor(fileName.replace(/\.yaml$/, '')).filter((name) =>
        name.startsWith('ai_'),
      );
      if (isSeen || tickets === 0 || settings.length === 0) return [];
      return [
        `no ticket is AI's by the rules of ${fileName}: where AI answers, say who it is in handback.config.yaml, sources.${source}: ${settings.join(', ')} (docs/help-desks.md)`,
      ];
    },
  };
}
