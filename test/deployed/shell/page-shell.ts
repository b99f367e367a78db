import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { walkedCommands } from '../../documented-commands/commands.ts';
import { emulatorCredentials, emulatorRegion } from '../../engine/servers/ministack.ts';
import type { Cloud } from '../cloud/start-cloud.ts';
import { openShell } from './shell.ts';

/** Pieces of a command that stand for something of the reader's own, and what they are here. */
type Replacements = Readonly<Record<string, string>>;

/** Runs commands of the pages as they stand there, in one shell, with the AWS command line. */
export interface PageShell {
  /**
   * @param part of one command of the pages, and of no other
   * @returns its standard output
   */
  run(part: string, replacements?: Replacements): Promise<string>;
  /** Calls a function as a page does. @returns its answer. @throws its error */
  invoke(part: string, replacements?: Replacements): Promise<unknown>;
  /** Commands that were run so far, as they stand on the pages. */
  readonly ran: ReadonlySet<string>;
  /** Where its files lie. */
  readonly folder: string;
  close(): void;
}

const project = join(import.meta.dirname, '../../..');

/** A shell for the stack of that name; the files of a reader lie in it. */
export async function openPageShell(cloud: Cloud, stackName: string): Promise<PageShell> {
  const folder = join(cloud.folder, `shell-${stackName}`);
  await mkdir(folder);
  await writeFile(join(folder, 'handback.config.yaml'), 'verification_window_days: 7\n');
  await copyFile(join(project, 'examples/phonenow/mapping.yaml'), join(folder, 'mapping.yaml'));
  const shell = openShell(folder, {
    PATH: `${dirname(cloud.python)}:${dirname(process.execPath)}:${process.env.PATH}`,
    HOME: folder,
    AWS_ENDPOINT_URL: cloud.endpoint,
    AWS_CA_BUNDLE: process.env.AWS_CA_BUNDLE,
    CURL_CA_BUNDLE: process.env.AWS_CA_BUNDLE,
    AWS_ACCESS_KEY_ID: emulatorCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: emulatorCredentials.secretAccessKey,
    AWS_REGION: emulatorRegion,
    AWS_DEFAULT_REGION: emulatorRegion,
    AWS_EC2_METADATA_DISABLED: 'true',
  });
  const ran = new Set<string>();
  const run = async (part: string, replacements: Replacements = {}) => {
    const command = theCommand(part);
    const output = await shell.run(replace(command, replacements));
    ran.add(command);
    return output;
  };
  // Version 1 sends SQS and a few others to AWS whatever AWS_ENDPOINT_URL says.
  await shell.run('aws() { command aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"; }');
  await run('STACK=Handback', { Handback: stackName });
  await run('output() {');
  await run('log_of() {');
  return {
    run,
    async invoke(part, replacements) {
      const [, answer = '', call = ''] =
        /^([\s\S]*?)\s*(\{\s*"StatusCode"[\s\S]*)$/.exec(await run(part, replacements)) ?? [];
      if (call.includes('FunctionError')) throw new Error(`${part}: ${answer}`);
      return JSON.parse(answer);
    },
    ran,
    folder,
    close: () => shell.close(),
  };
}

function theCommand(part: string): string {
  const found = new Set(walkedCommands().map(({ command }) => command));
  if (found.has(part)) return part;
  const [command, ...others] = [...found].filter((each) => each.includes(part));
  if (command === undefined || others.length > 0)
    throw new Error(`not one command of the pages has ${part}: ${[command, ...others].join('; ')}`);
  return command;
}

function replace(command: string, replacements: Replacements): string {
  for (const piece of Object.keys(replacements))
    if (!command.includes(piece)) throw new Error(`there is no ${piece} in: ${command}`);
  return Object.entries(replacements).reduce((text, [from, to]) => text.replaceAll(from, to), command);
}

/** An export of one ticket, as the file of the pages' first example. */
export const writeExport = (folder: string, record: object): Promise<void> =>
  writeFile(join(folder, 'export.ndjson.gz'), gzipSync(`${JSON.stringify(record)}\n`));
