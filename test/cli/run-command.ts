import { Command, CommanderError } from 'commander';
import { exitCodeOf, exitCodes } from '../../functions/cli/terminal/outcome.ts';

export interface CommandRun {
  readonly exitCode: number;
  /** The machine's answer of `--json`; undefined when there was none. */
  readonly answer: unknown;
  /** What a person reads. */
  readonly words: string;
}

/** Runs one command of the command line in this process, as `handback <args> --json` would. */
export async function runCommand(
  register: (program: Command) => void,
  args: readonly string[],
): Promise<CommandRun> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const restore = [capture(process.stdout, stdout), capture(process.stderr, stderr)];
  process.exitCode = undefined;
  try {
    const program = new Command('handback').exitOverride();
    register(program);
    await program.parseAsync(['node', 'handback', ...args, '--json']);
  } catch (error) {
    stderr.push(error instanceof Error ? error.message : String(error));
    process.exitCode = error instanceof CommanderError ? exitCodes.wrongUse : exitCodeOf(error);
  } finally {
    for (const each of restore) each();
  }
  const exitCode = Number(process.exitCode ?? 0);
  process.exitCode = undefined;
  const answer = stdout.join('');
  return { exitCode, answer: answer === '' ? undefined : JSON.parse(answer), words: stderr.join('') };
}

function capture(stream: NodeJS.WriteStream, into: string[]): () => void {
  const write = stream.write;
  stream.write = ((text: string) => into.push(text) > 0) as typeof stream.write;
  return () => {
    stream.write = write;
  };
}
