import type { ComprehendClient } from '@aws-sdk/client-comprehend';
import type { Clock, SentimentService, SentimentTag, SentimentText } from '../../ports.ts';
import { callService, isRefusal } from './call-service.ts';
import type { MonthlySpend } from './monthly-spend.ts';
import { type ComprehendRequest, hasWords, planRequests, unitsOf } from './requests.ts';
import type { TokenBucket } from './token-bucket.ts';

/**
 * Why texts went to the engine that stands in: the month's budget is spent; the service failed, or failed a moment ago;
 * it refused a call; it failed at a text twice; no time was left.
 */
export type StandInReason = 'budget' | 'outage' | 'refused' | 'failed' | 'time';

export interface ComprehendOptions {
  readonly client: ComprehendClient;
  /** Classifies what the service does not. */
  readonly standIn: SentimentService;
  readonly bucket: TokenBucket;
  readonly spend: MonthlySpend;
  readonly clock: Clock;
  /** The part of a text that is classified: what its author wrote, without what it quotes. */
  readonly ownWords: (text: string) => string;
  /** True when no further call should be made. */
  readonly isTimeUp?: () => boolean;
  /** Called with the reason why texts in languages of the service were classified by the other engine. */
  readonly onStandIn: (reason: StandInReason, texts: number, error?: unknown) => void;
}

/** After a call that failed in spite of its retries, no other is made for so long. */
const pauseMs = 60_000;

/** Tags by place in a request; undefined where the service classified nothing. */
type Answers = readonly (SentimentTag | undefined)[];

/**
 * Amazon Comprehend's BatchDetectSentiment. What it cannot classify (another language, no words, over the budget, failed
 * twice, an outage) the other engine classifies at once: a failing service delays a batch by one call and its retries.
 */
export function createComprehendService(options: ComprehendOptions): SentimentService {
  const ask = createAsk(options);
  const memory = createMemory();
  return {
    async classify(texts) {
      const own = texts.map(({ text, ...rest }) => ({ ...rest, text: options.ownWords(text) }));
      const tags: (SentimentTag | undefined)[] = own.map(memory.recall);
      const left = tags.flatMap((tag, place) => (tag === undefined ? [place] : []));
      for (const request of planRequests(left.map((place) => own[place]!))) {
        const answers = await ask(request);
        for (const [at, { places }] of request.documents.entries())
          for (const place of places.map((each) => left[each]!)) tags[place] = answers[at];
      }
      for (const place of left) memory.keep(own[place]!, tags[place]);
      return fillIn(texts, tags, options.standIn);
    },
  };
}

/** Asks the service about one request: what it says that it failed at is asked once more. */
function createAsk({ client, bucket, spend, clock, onStandIn, isTimeUp = () => false }: ComprehendOptions) {
  let pausedUntil = 0;

  async function callPaid(request: ComprehendRequest): Promise<Answers | undefined> {
    if (!(await spend.reserve(sumUnits(request)))) return undefined;
    await bucket.take();
    return callService(client, request);
  }

  async function callTwice(request: ComprehendRequest): Promise<Answers | undefined> {
    const first = await callPaid(request);
    const failed = first?.flatMap((tag, at) => (tag === undefined ? [at] : [])) ?? [];
    if (first === undefined || failed.length === 0) return first;
    const second = await callPaid({ ...request, documents: failed.map((at) => request.documents[at]!) });
    const lost = failed.length - (second ?? []).filter((tag) => tag !== undefined).length;
    if (lost > 0) onStandIn('failed', lost);
    return first.map((tag, at) => tag ?? second?.[failed.indexOf(at)]);
  }

  return async (request: ComprehendRequest): Promise<Answers> => {
    const giveUp = (reason: StandInReason, error?: unknown): Answers => {
      onStandIn(reason, request.documents.length, error);
      return request.documents.map(() => undefined);
    };
    if (isTimeUp()) return giveUp('time');
    if (clock() < pausedUntil) return giveUp('outage');
    try {
      return (await callTwice(request)) ?? giveUp('budget');
    } catch (error) {
      if (isRefusal(error)) return giveUp('refused', error);
      pausedUntil = clock() + pauseMs;
      return giveUp('outage', error);
    }
  };
}

const sumUnits = ({ documents }: ComprehendRequest): number =>
  documents.reduce((sum, { text }) => sum + unitsOf(text), 0);

/** Texts whose answer is remembered, and how long they may be: customers often say the same. */
const remembered = { texts: 10_000, characters: 500 };

function createMemory() {
  const known = new Map<string, SentimentTag>();
  const nameOf = ({ text, language }: SentimentText): string => `${language ?? ''}\n${text}`;
  return {
    recall: (text: SentimentText): SentimentTag | undefined => known.get(nameOf(text)),
    keep(text: SentimentText, tag: SentimentTag | undefined): void {
      if (tag === undefined || text.text.length > remembered.characters) return;
      if (known.size >= remembered.texts) known.clear();
      known.set(nameOf(text), tag);
    },
  };
}

/** What the service did not classify, classified by the other engine: degraded, unless there were no words to classify. */
async function fillIn(
  texts: readonly SentimentText[],
  tags: Answers,
  standIn: SentimentService,
): Promise<SentimentTag[]> {
  const places = tags.flatMap((tag, place) => (tag === undefined ? [place] : []));
  const classified = places.length === 0 ? [] : await standIn.classify(places.map((place) => texts[place]!));
  const filled = new Map(places.map((place, at) => [place, classified[at]!]));
  return tags.map((tag, place) => {
    if (tag !== undefined) return tag;
    const other = filled.get(place)!;
    return { ...other, isDegraded: other.isDegraded || hasWords(texts[place]!.text) };
  });
}
