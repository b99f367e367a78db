import { Command } from 'commander';
import stringWidth from 'string-width';
import { commands } from '../../functions/cli/commands.ts';
import { reportNames } from '../../functions/report/catalogue.ts';

/** What a terminal shows of every command that tells of a lake; of the others, why they are not run here. */
const asked: Readonly<Record<string, string | ((lake: string) => readonly (readonly string[])[])>> = {
  backtest: 'reads a file of facts; prints what `detect --from` prints',
  change: 'declares a change',
  cost: (lake) => [['cost', '--lake', lake]],
  curate: (lake) => [['curate', '--lake', lake, '--from', '2025-12-01', '--to', '2025-12-02']],
  demo: 'prints the tables of the README',
  detect: (lake) => [
    ['detect', '--lake', lake],
    ['detect', '--lake', lake, '--all'],
  ],
  doctor: 'needs an account',
  erase: 'takes rows back',
  evidence: 'writes a page',
  export: 'writes a file',
  findings: (lake) => ['list', 'digest'].map((name) => ['findings', name, '--lake', lake]),
  ingest: 'reads files',
  maintain: (lake) => [['maintain', '--lake', lake]],
  mapping: 'reads files',
  power: (lake) => [
    ['power', '--lake', lake],
    ['power', '--lake', lake, '--scope', '*', '--metric', 'csat', '--drop', '3'],
  ],
  quarantine: (lake) => [['quarantine', 'list', '--lake', lake]],
  reconcile: (lake) => [['reconcile', '--lake', lake]],
  report: (lake) => reportNames.map((name) => ['report', name, '--lake', lake]),
  reports: () => [['reports'], ...reportNames.map((name) => ['reports', name])],
  retract: 'takes an object back',
  serve: 'is a server',
  simulate: 'writes files',
  tag: 'writes rows',
  'train-intent': 'writes a model',
  'train-sentiment': 'writes a model',
};

/** A line that is wider than its terminal. */
export interface TooWide {
  readonly command: string;
  readonly columns: number;
  readonly line: string;
}

/** Commands of the catalogue that this walk does not know, and those it knows that are gone. */
export const notWalked = (): string[] => [
  ...commands.map(({ name }) => name).filter((name) => !Object.hasOwn(asked, name)),
  ...Object.keys(asked).filter((name) => commands.every((command) => command.name !== name)),
];

/**
 * Lines that do not fit, of every command over a lake, on terminals of so many columns. What is there to be copied (an
 * id, a command, a path) stays on a line of its own, and whole.
 */
export async function linesTooWide(lake: string, widths: readonly number[]): Promise<TooWide[]> {
  const found: TooWide[] = [];
  for (const { name, load } of commands) {
    const lines = asked[name];
    if (typeof lines !== 'function') continue;
    for (const args of lines(lake))
      for (const columns of isReportTested(args) ? widths.slice(0, 1) : widths) {
        const shown = await shownOn(columns, await load(), args);
        const wide = shown.filter((line) => stringWidth(line) > columns && !isToBeCopied(line));
        found.push(...wide.map((line) => ({ command: args.join(' '), columns, line })));
      }
  }
  return found;
}

/** How a report lies on a wide terminal follows from test/report/render: each is asked once, on the first of the widths. */
const isReportTested = ([name, report = '']: readonly string[]): boolean =>
  name?.startsWith('report') === true && !['routing_impact', 'tickets'].includes(report);

const isToBeCopied = (line: string): boolean => !line.trim().includes(' ') || /^ *handback /.test(line);

async function shownOn(
  columns: number,
  register: (program: Command) => void,
  args: readonly string[],
): Promise<string[]> {
  const written: string[] = [];
  const [stdout, stderr, before] = [process.stdout.write, process.stderr.write, process.env.COLUMNS];
  const take = ((text: string) => written.push(text) > 0) as typeof stdout;
  process.env.COLUMNS = String(columns);
  Object.assign(process.stdout, { write: take });
  Object.assign(process.stderr, { write: take });
  try {
    const program = new Command('handback').exitOverride();
    register(program);
    await program.parseAsync(['node', 'handback', ...args]);
  } finally {
    Object.assign(process.stdout, { write: stdout });
    Object.assign(process.stderr, { write: stderr });
    if (before === undefined) delete process.env.COLUMNS;
    else process.env.COLUMNS = before;
    process.exitCode = undefined;
  }
  const lines = written.join('').split('\n');
  if (lines.length < 2) throw new Error(`${args.join(' ')} printed nothing`);
  return lines;
}
