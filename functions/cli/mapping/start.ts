import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { sampleRecords } from '../../ingest/sample-records.ts';
import { findInputFiles, type InputFile } from '../../platform/local/input-files.ts';
import { openInputFile } from '../../platform/local/open-input-file.ts';
import { MappingError, settingsAskedFor } from '../../sources/mapping.ts';
import { type Begun, beginMapping, type Sample } from '../../sources/starter.ts';
import { explainError, unreadablePath } from '../terminal/explain-error.ts';
import { exitCodes, WrongUse } from '../terminal/outcome.ts';
import { createOutput, type Output } from '../terminal/output.ts';

interface StartOptions {
  readonly source?: string;
  readonly out?: string;
  readonly json?: true;
}

/** `mapping start`: begins a mapping from files. */
export async function start(paths: string[], options: StartOptions): Promise<void> {
  const output = createOutput(options);
  const samples = await readSamples(paths);
  const source = options.source ?? sourceOf(samples[0]?.fileName ?? '');
  const begun = beginMapping(samples, source);
  const next = nextStep(begun, paths, options);
  if (begun.kind === 'mapping') await giveMapping(begun, options.out, output);
  else sayOthers(begun, options.source, output);
  const isShown = begun.kind === 'mapping' && options.out === undefined;
  if (next !== undefined) output.say(`${isShown ? '# ' : ''}next: ${next}`);
  if (begun.kind === 'nothing') process.exitCode = exitCodes.found;
  output.answer({ ...begun, ...(next !== undefined && { next }) });
}

async function readSamples(paths: readonly string[]): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (const path of paths) {
    const { files } = await find(path);
    if (files.length === 0) throw new WrongUse(`mapping start: ${path}: there is no data file`);
    for (const file of files) {
      samples.push(await readSample(file));
    }
  }
  return samples;
}

async function readSample(file: InputFile): Promise<Sample> {
  try {
    const sample = await sampleRecords(await openInputFile(file));
    if ('reason' in sample) throw new WrongUse(`mapping start: ${file.path}: ${sample.message}`);
    return sample;
  } catch (error) {
    if (error instanceof MappingError)
      throw new WrongUse(`mapping start: ${file.path}: it is neither JSON nor a table of text`);
    throw error;
  }
}

async function find(path: string) {
  try {
    return await findInputFiles(path);
  } catch (error) {
    throw unreadablePath('mapping start', path, error);
  }
}

/** A file's name without its endings, as a source may be called. */
function sourceOf(fileName: string): string {
  const name = basename(fileName).replace(/(?:\.[A-Za-z0-9]{1,8})+$/, '');
  const plain = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
  return plain.slice(0, 60).toLowerCase() || 'desk';
}

async function giveMapping(
  { text, decide, check }: Extract<Begun, { kind: 'mapping' }>,
  out: string | undefined,
  output: Output,
): Promise<void> {
  if (out === undefined) output.lines(text);
  else await writeNew(out, text);
  const say = (line: string) => output.say(out === undefined ? `# ${line}` : line);
  if (out !== undefined) output.say(`written: ${out}`);
  say(`${decide.length} to decide, ${check.length} to check${decide.length > 0 ? ':' : ''}`);
  for (const one of decide) say(`  ${one}`);
}

async function writeNew(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST';
    throw new WrongUse(
      `mapping start: ${isThere ? `${path} is there already: name another file` : explainError(error)}`,
    );
  }
}

function sayOthers(
  begun: Exclude<Begun, { kind: 'mapping' }>,
  source: string | undefined,
  output: Output,
): void {
  if (begun.kind === 'nothing') for (const line of begun.why) output.say(line);
  if (begun.kind === 'canonical') output.say('these are canonical events: they need no mapping');
  if (begun.kind !== 'vendor') return;
  const [first = '', ...others] = begun.vendors;
  output.say(`the shipped mapping of ${begun.vendors.join(' or ')} reads this (docs/help-desks.md)`);
  if (others.length > 0) output.say('several do: take the help desk that it comes from');
  output.say('in handback.config.yaml in the lake, say what no export says; each line may be left out:');
  output.say('sources:');
  output.say(`  ${source ?? first}:`);
  if (source !== undefined && source !== first) output.say(`    vendor: ${first}`);
  for (const setting of settingsAskedFor(first)) output.say(`    # ${setting}:`);
}

function nextStep(begun: Begun, paths: readonly string[], { out, source }: StartOptions): string | undefined {
  const ingest = `handback ingest ${paths.join(' ')}`;
  if (begun.kind === 'mapping') return `${ingest} --mapping ${out ?? 'FILE.yaml'} --lake LAKE --dry-run`;
  if (begun.kind === 'vendor')
    return `${ingest} --source ${source ?? begun.vendors[0]} --lake LAKE --dry-run`;
  return begun.kind === 'canonical' ? `${ingest} --lake LAKE --dry-run` : undefined;
}
