import type { RecordObserver } from '../../ingest/write/object-accumulator.ts';
import { type Mapping, settingsAskedFor } from '../../sources/mapping.ts';

/** What has been seen so far. */
export interface AiSeen {
  readonly tickets: number;
  readonly isAi: boolean;
}

/** Looks whether anything that a shipped mapping read was AI's. */
export interface AiCheck extends RecordObserver {
  /** What has been seen since it was taken last. */
  take(): AiSeen;
  /** Adds what another check has seen. */
  add(seen: AiSeen): void;
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
    take() {
      const seen = { tickets, isAi: isSeen };
      tickets = 0;
      isSeen = false;
      return seen;
    },
    add(seen) {
      tickets += seen.tickets;
      isSeen ||= seen.isAi;
    },
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
