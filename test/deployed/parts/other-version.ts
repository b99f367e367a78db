import { execFile } from 'node:child_process';
import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const project = join(import.meta.dirname, '../../..');
const parts = [
  'functions',
  'infra',
  'queries',
  'docs',
  'cdk.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** A change of one file of the project: `before` must stand in it. */
export interface Edit {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Copies the project as it stands into `folder`, edits it, and generates what is generated. */
export async function makeVersion(folder: string, edits: readonly Edit[]): Promise<void> {
  for (const part of parts) await cp(join(project, part), join(folder, part), { recursive: true });
  await symlink(join(project, 'node_modules'), join(folder, 'node_modules'));
  for (const { path, before, after } of edits) {
    const text = await readFile(join(folder, path), 'utf8');
    if (!text.includes(before)) throw new Error(`${path} does not hold ${before}`);
    await writeFile(join(folder, path), text.replace(before, after));
  }
  await run(process.execPath, ['queries/generate.ts'], { cwd: folder });
}
