import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { placeInWords } from '../../contract/detection/scope-name.ts';
import { nameOfChange } from '../../contract/detection/undeclared-change.ts';
import { renderEvidence } from '../../evidence/render-evidence.ts';
import { openDuckDbEngine, queriesOfPages } from '../../platform/local/duckdb/engine.ts';
import { explainError } from '../terminal/explain-error.ts';
import { openLake } from '../terminal/open-lake.ts';
import { WrongUse } from '../terminal/outcome.ts';
import { createOutput } from '../terminal/output.ts';
import { readSettings } from '../terminal/read-settings.ts';

interface EvidenceCommandOptions {
  readonly lake: string;
  readonly change?: string;
  readonly brand?: string;
  readonly scope?: string;
  readonly out: string;
  readonly config?: string;
  readonly json?: true;
}

/** `evidence`: one self-contained page on a change and scope. */
export function registerEvidence(program: Command): void {
  program
    .command('evidence')
    .requiredOption('--lake <folder>', 'the lake')
    .option('--change <id>', 'the change; by default the one with the worst finding')
    .option('--brand <name>', 'only in this brand')
    .option(
      '--scope <scope>',
      'market/channel/queue, or * for all that the change covers; by default the worst',
    )
    .option('--out <file>', 'the page', 'handback-evidence.html')
    .option('--config <file>', 'settings, instead of handback.config.yaml in the lake')
    .option('--json', 'machine output on stdout')
    .action(evidence);
}

async function evidence(options: EvidenceCommandOptions): Promise<void> {
  const { change, brand, scope, out } = options;
  const output = createOutput(options);
  const { folder } = await openLake(options.lake);
  const settings = await readSettings(folder, options.config);
  const engine = await openDuckDbEngine({ folder, atOnce: queriesOfPages });
  try {
    output.progress('asking the reports …');
    const { text, ...about } = await renderEvidence(
      { change, brand, scope },
      (sql) => engine.query(sql),
      settings,
    );
    await writePage(out, text);
    output.say(
      `${about.verdict}: ${nameOfChange(about.change, about.since)} in ${placeInWords(about.scope)}`,
    );
    output.say(out);
    output.answer({ ...about, path: out, bytes: Buffer.byteLength(text) });
  } catch (error) {
    const isUsersMistake = error instanceof Error && ['NothingToShow', 'NothingCurated'].includes(error.name);
    throw isUsersMistake ? new WrongUse(`evidence: ${error.message}`) : error;
  } finally {
    output.progress('');
    await engine.close();
  }
}

/** Writes the page; a path that nothing can be written to is the user's mistake. */
async function writePage(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw new WrongUse(`evidence: ${explainError(error)}; choose another --out`);
  }
}
