/** How a command ends: 0 done, 1 found what it was asked to fail on, 2 wrong use, 3 failed. */
export const exitCodes = { done: 0, found: 1, wrongUse: 2, failed: 3 } as const;

/** The same for `--help`. */
export const exitCodeHelp = `Exit codes:
  0  done
  1  found what it was asked to fail on, or every record of a file was rejected
  2  wrong use: the message says what to do instead
  3  failed, or a file could not be read`;

/** The user asked for something that makes no sense; the message says what and how to do it right. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/** The exit code that an error stands for. */
export const exitCodeOf = (error: unknown): number =>
  error instanceof WrongUse ? exitCodes.wrongUse : exitCodes.failed;
