import type { Look } from '../contract/detection/evaluation.ts';
import type { Finding } from '../contract/detection/finding.ts';
import type { ObjectStore, Publisher } from '../platform/ports.ts';
import { type FindingMessage, findingMessages } from './finding-message.ts';
import { publishOnce } from './publish-once.ts';

export interface Publication {
  /** Where reports are answered, without a slash at its end. */
  readonly reportUrl: string;
  /** Remembers what was published. */
  readonly store: ObjectStore;
  readonly publisher: Publisher;
  /** Called for each new regression: not for one published by an earlier look, nor for an expected cost. */
  readonly onNewRegression: (message: FindingMessage) => void;
}

/** Publishes the findings that have not been published yet. @returns how many were */
export async function publishFindings(
  findings: readonly Finding[],
  looks: readonly Look[],
  { reportUrl, store, publisher, onNewRegression }: Publication,
): Promise<number> {
  const messagesOf = (isExpected: boolean) =>
    findingMessages(
      findings.filter(({ is_expected }) => is_expected === isExpected),
      looks,
      reportUrl,
    );
  const regressions = await publishOnce(messagesOf(false), store, publisher, onNewRegression);
  return regressions + (await publishOnce(messagesOf(true), store, publisher));
}
