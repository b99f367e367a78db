/** What a check found: fine; to be thought of; in the way; or nothing, as nobody would say. */
export type State = 'ok' | 'attention' | 'problem' | 'unknown';

export interface CheckResult {
  readonly state: State;
  /** What is so, as a sentence. */
  readonly says: string;
  /** What to do about it. */
  readonly todo?: string;
}

export interface Check {
  /** In a few words, as `alarms`; stable, since scripts read it. */
  readonly name: string;
  /** @throws what AWS refuses: who runs the checks makes a result of it */
  look(): Promise<CheckResult>;
}

export const ok = (says: string): CheckResult => ({ state: 'ok', says });
export const attention = (says: string, todo: string): CheckResult => ({ state: 'attention', says, todo });
export const problem = (says: string, todo: string): CheckResult => ({ state: 'problem', says, todo });
export const unknown = (says: string, todo: string): CheckResult => ({ state: 'unknown', says, todo });

export interface Examined extends CheckResult {
  readonly check: string;
}

/** Runs one check after the other; one that AWS refuses to answer is unknown, and the rest go on. */
export async function examine(checks: readonly Check[], begin: (name: string) => void): Promise<Examined[]> {
  const examined: Examined[] = [];
  for (const { name, look } of checks) {
    begin(name);
    examined.push({ check: name, ...(await look().catch(resultOf)) });
  }
  return examined;
}

/** Services have different names for the one refusal. */
const refusals = /^(AccessDenied|AuthorizationError|UnauthorizedOperation|Forbidden|403$)/;

function resultOf(error: unknown): CheckResult {
  const { name, message, cause } = error as Error;
  if (refusals.test(name))
    return unknown(
      `these credentials may not ask: ${message}`,
      'allow the action that it names, or let somebody run this who may',
    );
  return unknown(
    `it could not be asked: ${name}: ${message}${cause instanceof Error ? `: ${cause.message}` : ''}`,
    'try again; look whether the network reaches AWS',
  );
}
