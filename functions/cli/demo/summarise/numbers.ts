import type { DetectionNumbers } from './summarise-detection.ts';
import type { DirtNumbers } from './summarise-dirt.ts';
import type { HandlerNumbers } from './summarise-handlers.ts';
import type { IntentNumbers, MarketIntents } from './summarise-intents.ts';
import type { MarketNumbers } from './summarise-markets.ts';
import type { TextNumbers } from './summarise-texts.ts';

/** Every number that the demo shows: its answer with --json, and the goldens of its tests. */
export interface DemoNumbers {
  readonly seed: number;
  readonly scale: number;
  readonly tickets: number;
  readonly markets: readonly MarketNumbers[];
  /** Swedish chats, before against with AI. */
  readonly intents: readonly IntentNumbers[];
  /** Swedish chats with AI. */
  readonly handlers: readonly HandlerNumbers[];
  /** Refunds and disputes in chats with AI, against the days after Sweden's were handed back. */
  readonly handedBack: readonly MarketIntents[];
  /** What the detector said, one look a day, and what a daily t-test would have said. */
  readonly detection: DetectionNumbers;
  readonly dirt: DirtNumbers;
  /** What tags of sentiment say, how far they can be trusted, and when they would have said it. */
  readonly texts: TextNumbers;
}
