import type { Look } from '../contract/detection/evaluation.ts';
import type { Finding } from '../contract/detection/finding.ts';
import type { Announcement, ObjectStore } from '../platform/ports.ts';
import { headlineOf } from './alert-text.ts';
import { type Alert, alertsOf, findingId, type Harm } from './alerts.ts';
import { alsoOf, type FindingMessage, harmsIn, messageOf, type Origin } from './finding-message.ts';
import { type AskCandidates, handBackOf, recommendedOf } from './hand-back.ts';
import type { HandBackAnswer } from './hand-back-text.ts';
import { textThatFits } from './message-size.ts';
import { newHarms, rememberHarms } from './published.ts';
import type { Sink } from './sinks/sinks.ts';

export interface Publication {
  readonly origin: Origin;
  /** Remembers what was published. */
  readonly store: ObjectStore;
  readonly sink: Sink;
  /** Ids of findings that a person has dismissed: nothing is said of them any more. */
  readonly dismissed?: ReadonlySet<string>;
  /** Answers handback_candidates. */
  readonly candidates: AskCandidates;
  /** Takes an error that keeps a message from saying all it could. */
  readonly onShort?: (error: unknown) => void;
  /** Called for each change that newly made service worse: not for one published by an earlier look, nor for an expected cost. */
  readonly onNewRegression: (message: FindingMessage) => void;
}

/** Alerts that one look publishes by themselves; more of them are one message. */
const mostMessages = 5;
/** Lines of such a message. */
const mostLines = 50;

interface News {
  readonly alert: Alert;
  readonly harms: readonly Harm[];
  readonly message: FindingMessage;
}

/**
 * Publishes to one sink what it has not received yet: one message a change, or one for all where one look finds many. A run that
 * dies between publishing and remembering publishes again: twice is better than never.
 * @returns how many messages were published
 */
export async function publishFindings(
  findings: readonly Finding[],
  looks: readonly Look[],
  publication: Publication,
): Promise<number> {
  const news = await newsOf(alertsOf(findings, looks), publication);
  if (news.length > mostMessages) {
    await publish(stormOf([await withHandBack(news[0]!, publication), ...news.slice(1)]), news, publication);
    return 1;
  }
  for (const each of news)
    await publish((await withHandBack(each, publication)).message, [each], publication);
  return news.length;
}

/** What is new of each alert; costs that were to be expected last. */
async function newsOf(
  alerts: readonly Alert[],
  { store, sink, dismissed, origin }: Publication,
): Promise<News[]> {
  const news: News[] = [];
  for (const alert of alerts) {
    const harms = (await newHarms({ store, sink: sink.name }, alert)).filter(
      (harm) => dismissed?.has(findingId(alert, harm)) !== true,
    );
    if (harms.length > 0) news.push({ alert, harms, message: messageOf(alert, origin) });
  }
  return news.sort((a, b) => Number(a.alert.isExpected) - Number(b.alert.isExpected));
}

/** The same news with what a hand-back gains: a message that cannot say it is better than none. */
async function withHandBack(news: News, { candidates, origin, onShort }: Publication): Promise<News> {
  const { alert } = news;
  let answer: HandBackAnswer = { kind: 'none' };
  if (recommendedOf(alert).length > 0)
    answer = await handBackOf(alert, candidates).then(
      (places) => ({ kind: 'known', places }),
      (error: unknown) => {
        onShort?.(error);
        return { kind: 'failed' };
      },
    );
  return { ...news, message: messageOf(alert, origin, answer) };
}

async function publish(
  message: FindingMessage,
  news: readonly News[],
  { store, sink, onNewRegression }: Publication,
): Promise<void> {
  await sink.publisher.publish(announcementOf(message));
  for (const { alert, message: own } of news) if (!alert.isExpected) onNewRegression(own);
  for (const { alert, harms, message: own } of news)
    await rememberHarms({ store, sink: sink.name }, alert, harms, own);
}

/** One change is one thread of a chat. */
const announcementOf = ({ title, ...detail }: FindingMessage): Announcement => ({
  ...{ title, text: detail.text, kind: 'Handback Finding', detail },
  links: [
    { label: 'Evidence', url: detail.evidence_url },
    { label: 'Everything the change did', url: detail.report_url },
  ],
  thread: `${detail.brand}:${detail.change}:${detail.since}`,
});

/** One message for the many that one look found: the first leads it, each has a line. */
function stormOf(news: readonly News[]): FindingMessage {
  const [first] = news;
  const lines = news.slice(0, mostLines).map(({ alert }) => `- ${headlineOf(alert)}`);
  const rest = news.length - lines.length;
  const harms = news.flatMap(({ alert }) => harmsIn(alert));
  const title = `${news.length} changes made service worse`;
  return {
    ...first!.message,
    harms: harms.length,
    also: alsoOf(harms),
    title,
    text: textThatFits(
      [
        `${title}:`,
        ...lines,
        ...(rest > 0
          ? [`- and ${rest} more: \`handback findings list\` or GET /v1/findings has them all`]
          : []),
        '',
        'The first of them:',
        first!.message.text,
      ].join('\n'),
    ),
  };
}
