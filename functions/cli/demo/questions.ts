import type { Day } from '../../contract/records/instant.ts';
import { commandLine } from '../../report/command-line.ts';
import { firstDay, lastDay } from '../../simulate/story/plan/planted-truth.ts';

/** Days compared, in whole weeks. All are final when the year ends: horizon and window have passed. */
export interface Window {
  readonly from: Day;
  readonly to: Day;
}

/** Before any AI; with AI in all three markets; after Sweden's refunds and disputes went back to people. */
export const windows = {
  before: { from: '2025-01-06', to: '2025-03-16' },
  withAi: { from: '2025-07-07', to: '2025-09-28' },
  handedBack: { from: '2025-10-06', to: '2025-11-23' },
} as const satisfies Record<string, Window>;

const wholeYear: Window = { from: firstDay, to: lastDay };

/** One report asked with its parameters; can be shown as the command that answers it. */
export interface Question {
  readonly report: string;
  readonly window: Window;
  readonly parameters: Readonly<Record<string, string>>;
}

const compare = (first: Window, second: Window, parameters: Record<string, string>): Question => ({
  report: 'before_after',
  window: second,
  parameters: { before_from: first.from, before_to: first.to, ...parameters },
});
const ask = (report: string, window: Window, parameters: Record<string, string> = {}): Question => ({
  report,
  window,
  parameters,
});
const chatsByMarket = { channel: 'chat', by: 'market' };
const moneyBackByMarket = { ...chatsByMarket, queue: 'money_back' };
const swedishChatsByIntent = { market: 'SE', channel: 'chat', by: 'intent' };

/** Every question the demo asks; its numbers come from nowhere else. */
export const questions = {
  markets: compare(windows.before, windows.withAi, chatsByMarket),
  speedBefore: ask('speed', windows.before, chatsByMarket),
  speedWithAi: ask('speed', windows.withAi, chatsByMarket),
  costBefore: ask('cost_quality', windows.before, chatsByMarket),
  costWithAi: ask('cost_quality', windows.withAi, chatsByMarket),
  moneyBefore: ask('cost_quality', windows.before, moneyBackByMarket),
  moneyWithAi: ask('cost_quality', windows.withAi, moneyBackByMarket),
  intents: compare(windows.before, windows.withAi, swedishChatsByIntent),
  handlers: ask('ai_vs_human', windows.withAi, { channel: 'chat', market: 'SE' }),
  texts: compare(windows.before, windows.withAi, { channel: 'chat', by: 'market,queue' }),
  agreement: ask('sentiment_agreement', wholeYear),
  handedBack: compare(windows.withAi, windows.handedBack, {
    channel: 'chat',
    queue: 'money_back',
    by: 'market,intent',
  }),
} as const satisfies Record<string, Question>;

export type QuestionName = keyof typeof questions;

/** The command that shows the answer, as it can be typed. */
export const commandOf = ({ report, window, parameters }: Question, lake: string): string =>
  commandLine(report, { ...window, ...parameters }, lake);
