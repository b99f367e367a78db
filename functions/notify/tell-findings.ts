import type { ObjectStore, Publisher } from '../platform/ports.ts';
import { type FindingMessage, findingMessages, type ToldFinding, type ToldLook } from './finding-message.ts';
import { tellOnce } from './tell-once.ts';

export interface Telling {
  /** Where reports are answered, without a slash at its end. */
  readonly reportUrl: string;
  /** Remembers what was told. */
  readonly store: ObjectStore;
  readonly publisher: Publisher;
  /** Called for each regression that is news: not for one told by an earlier look, nor for an expected cost. */
  readonly onNewRegression: (message: FindingMessage) => void;
}

/** Tells people and machines the findings that they have not been told yet. @returns how many were told */
export async function tellFindings(
  findings: readonly ToldFinding[],
  looks: readonly ToldLook[],
  { reportUrl, store, publisher, onNewRegression }: Telling,
): Promise<number> {
  const messagesOf = (isExpected: boolean) =>
    findingMessages(
      findings.filter(({ is_expected }) => is_expected === isExpected),
      looks,
      reportUrl,
    );
  const regressions = await tellOnce(messagesOf(false), store, publisher, onNewRegression);
  return regressions + (await tellOnce(messagesOf(true), store, publisher));
}
