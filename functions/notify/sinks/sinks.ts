import type { Publisher } from '../../platform/ports.ts';

/** Places where things are published. What each has received is remembered by its name. */
export type SinkName = 'topic' | 'bus' | 'chat' | 'slack' | 'teams';

export interface Sink {
  readonly name: SinkName;
  readonly publisher: Publisher;
}

/** Some sinks took nothing: the next look publishes to them what they miss. */
export class SinksFailed extends Error {
  override readonly name = 'SinksFailed';
}

/**
 * Publishes to every sink, whatever the others do.
 * @param publish to one sink; what it throws is kept until all have been tried
 * @throws SinksFailed naming each sink that failed and why
 */
export async function publishToEach(
  sinks: readonly Sink[],
  publish: (sink: Sink) => Promise<void>,
): Promise<void> {
  const failures: string[] = [];
  const causes: unknown[] = [];
  for (const sink of sinks) {
    try {
      await publish(sink);
    } catch (error) {
      failures.push(`${sink.name}: ${error instanceof Error ? error.message : String(error)}`);
      causes.push(error);
    }
  }
  if (failures.length > 0) throw new SinksFailed(failures.join('; '), { cause: causes });
}

/** Up to 0.1.0 topic and bus were one, and remembered as one. */
export const knowsEarlier = (name: SinkName): boolean => name === 'topic' || name === 'bus';
