import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { titleOf } from '../../contract/definitions/metric-words.ts';
import { besideFindings } from '../../detect/explain/beside-findings.ts';
import { StaleDefinitions } from '../../detect/read-lake.ts';
import { lastDayOf, runDetect } from '../../detect/run-detect.ts';
import { digestOf, notAsDeclared } from '../../findings/digest.ts';
import { describeFinding, describePart, moveOf } from '../../findings/in-words.ts';
import { type MarkAction, markFinding, ReasonMissing } from '../../findings/mark-finding.ts';
import { rowsOf, splitHarms } from '../../findings/one-harm.ts';
import { readFinding, readFindings, UnknownFinding } from '../../findings/read-findings.ts';
import { readUndone } from '../../findings/read-undone.ts';
import { type DuckDbEngine, openDuckDbEngine } from '../../platform/local/duckdb/engine.ts';
import { openLake } from '../terminal/open-lake.ts';
import { WrongUse } from '../terminal/outcome.ts';
import { createOutput, type Output } from '../terminal/output.ts';
import { readSettings } from '../terminal/read-settings.ts';
import { width } from '../terminal/width.ts';

interface LakeOptions {
  readonly config?: string;
  readonly lake: string;
  readonly width?: number;
  readonly json?: true;
}
interface ListOptions extends LakeOptions {
  readonly all?: true;
}
interface MarkOptions extends LakeOptions {
  readonly reason?: string;
  readonly by?: string;
}

/** `findings`: the harms found, one a change and scope, and what people said of them. */
export function registerFindings(program: Command): void {
  const findings = program.command('findings');
  const under = (name: string, description: string) =>
    findings
      .command(name)
      .description(description)
      .requiredOption('--lake <folder>', 'the lake')
      .option('--config <file>', 'settings (default: handback.config.yaml in the lake, if any)')
      .option('--width <characters>', 'of a line, instead of the terminal', width)
      .option('--json', 'machine output on stdout');
  under('list', 'Lists the findings that stand.')
    .option('--all', 'also those that recovered, were overtaken by a later change, or were dismissed')
    .action(list);
  under('show', 'Shows one finding: each metric that speaks, and what was said.')
    .argument('<id>', 'the finding, as list names it')
    .action(show);
  under('digest', 'Looks, and says what happened in the seven days up to the last look.').action(digest);
  const mark = (name: string, description: string, action: MarkAction) =>
    under(name, description)
      .argument('<id>', 'the finding, as list names it')
      .option('--reason <text>', action === 'dismissed' ? 'why it is none' : 'what is being done')
      .option('--by <name>', 'who says it', userInfo().username)
      .action((id: string, options: MarkOptions) => say(id, action, options));
  mark('acknowledge', 'Says that somebody sees to a finding.', 'acknowledged');
  mark('dismiss', 'Says that a finding is none; needs a reason.', 'dismissed');
}

async function withEngine(
  options: LakeOptions,
  work: (engine: DuckDbEngine, output: Output) => Promise<void>,
): Promise<void> {
  const { folder } = await openLake(options.lake);
  const engine = await openDuckDbEngine({ folder });
  try {
    await work(engine, createOutput(options));
  } catch (error) {
    if (error instanceof UnknownFinding)
      throw new WrongUse(`findings: ${error.message}; \`handback findings list --all\` names all`);
    if (error instanceof StaleDefinitions) throw new WrongUse(error.message, { cause: error });
    if (error instanceof ReasonMissing) throw new WrongUse(`findings: ${error.message} (--reason)`);
    throw error;
  } finally {
    await engine.close();
  }
}

const list = (options: ListOptions): Promise<void> =>
  withEngine(options, async (engine, output) => {
    const found = await readFindings(engine);
    const undone = await readUndone(engine);
    const { currency } = await readSettings(options.lake, options.config);
    const { standing, rest: others } = splitHarms(found);
    const harms = options.all ? [...standing, ...others] : standing;
    const shown = new Set(harms.flatMap(rowsOf));
    const listed = found.filter((row) => shown.has(row));
    for (const { lead, parts } of harms) {
      output.say(String(lead.finding_id));
      output.saySentence(`  ${describeFinding(lead, currency)}`);
      for (const part of parts) {
        output.say(`  ${part.finding_id}`);
        output.saySentence(`    ${describePart(part, currency)}`);
      }
    }
    const rest = found.length - listed.length;
    if (found.length === 0)
      output.say(
        'Nothing was found to be worse so far; `handback detect` looks, and says what cannot be told yet.',
      );
    else if (listed.length === 0) output.say('Nothing stands.');
    if (rest > 0) output.say(`${rest} more: recovered, overtaken or dismissed (--all lists them)`);
    if (undone.length > 0) output.say(`${notAsDeclared}:`);
    for (const line of undone) output.saySentence(`  ${line}`);
    output.answer({ findings: listed, not_as_declared: undone });
  });

const show = (id: string, options: LakeOptions): Promise<void> =>
  withEngine(options, async (engine, output) => {
    const { finding, metrics, marks } = await readFinding(engine, id);
    const { currency } = await readSettings(options.lake, options.config);
    output.saySentence(describeFinding(finding, currency));
    for (const row of metrics) {
      const move = moveOf(row, currency);
      const flagged = row.flagged_on === null ? 'not flagged by itself' : `flagged on ${row.flagged_on}`;
      output.saySentence(
        `  ${titleOf(String(row.metric))}: ${flagged}${row.confirmed_on === null ? '' : `, confirmed on ${row.confirmed_on}`}${move === '' ? '' : `: ${move}`}`,
      );
    }
    for (const { action, marked_by, marked_at, reason } of marks)
      output.saySentence(`  ${marked_at} ${action} by ${marked_by}${reason === null ? '' : `: ${reason}`}`);
    output.say(
      `  handback evidence --lake ${options.lake} --change ${finding.change_id} --out evidence.html`,
    );
    output.answer({ finding, metrics, marks });
  });

const digest = (options: LakeOptions): Promise<void> =>
  withEngine(options, async (engine, output) => {
    const settings = await readSettings(options.lake, options.config);
    const result = await runDetect({ engine, settings });
    const day = lastDayOf(result);
    if (day === undefined) throw new WrongUse('findings: no curated episodes; run `handback curate` first');
    const { looks } = result;
    const silent = besideFindings(looks);
    const week = digestOf(await readFindings(engine), silent, { to: day, currency: settings.currency });
    for (const line of week.text.split('\n')) output.saySentence(line);
    output.answer(week);
  });

const say = (id: string, action: MarkAction, { reason, by, ...options }: MarkOptions): Promise<void> =>
  withEngine(options, async (engine, output) => {
    const trimmed = reason?.trim() === '' ? undefined : reason?.trim();
    await markFinding(engine, { findingId: id, action, reason: trimmed, by: by ?? 'unknown' }, Date.now);
    output.say(`${id}: ${action}`);
    output.answer({ finding_id: id, action, reason: trimmed ?? null, marked_by: by ?? 'unknown' });
  });
