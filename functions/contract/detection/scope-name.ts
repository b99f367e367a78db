import { counted } from '../records/english.ts';
import type { Scope } from './selector.ts';

/** A scope by name: `market/channel/queue`. */
export const scopeName = ({ market, channel, queue }: Scope): string => `${market}/${channel}/${queue}`;

/**
 * The market, channel and queue of a scope's name; of any other text (`*`) the text alone. Names of queues hold slashes
 * now and then; those of markets and channels hardly ever.
 */
export function partsOfScope(name: string): string[] {
  const [market = '', channel = '', ...queue] = name.split('/');
  return queue.length === 0 ? [name] : [market, channel, queue.join('/')];
}

/** So many further places. */
export const morePlaces = (count: number): string => counted(count, 'more place');

/** A scope's name in words: `*` is all that a change covers. */
export const placeInWords = (name: string): string => (name === '*' ? 'everything the change covers' : name);
