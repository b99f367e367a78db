import type { Dirent, Stats } from 'node:fs';
import { readdir, stat, statfs } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { markerKey } from '../../contract/lake/lake-keys.ts';

/** A file to be read, before its bytes have been looked at. */
export interface InputFile {
  readonly path: string;
  /** Its path below the PATH that was given, with `/`. */
  readonly key: string;
  /** The file of the query whose rows it holds. */
  readonly query?: string;
}

/** What lies where data lie, and is none. */
export interface PassedOver {
  readonly path: string;
  readonly why: string;
  /** True when there may be data that could not be looked at. */
  readonly isRefused?: true;
}

export interface FoundFiles {
  readonly files: readonly InputFile[];
  readonly passedOver: readonly PassedOver[];
}

/**
 * The files that a path given by the user stands for: itself, or all below it in the order of their names. Hidden
 * files, mappings and settings (YAML), lakes, views of the running system (`/proc`), links to folders, and what is
 * neither file nor folder are passed over, and named.
 * @throws what the operating system says of the path itself
 */
export async function findInputFiles(given: string): Promise<FoundFiles> {
  const found = await stat(given);
  if (found.isDirectory()) return await filesBelow(given, '');
  const key = basename(given);
  const why = found.isFile() ? notData(key) : undefined;
  return why === undefined ? fileOrWhyNot(found, given, key) : passedOver(given, why);
}

/** Whether a path gives its bytes once, as `<(zcat …)` and a pipe into `/dev/stdin` do. */
export async function isPipe(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFIFO();
  } catch {
    return false;
  }
}

/** What a thing is that holds no stored bytes. */
function kindOf(found: Dirent | Stats): string {
  if (found.isFIFO()) return 'a pipe';
  if (found.isSocket()) return 'a socket';
  if (found.isCharacterDevice() || found.isBlockDevice()) return 'a device';
  return found.isDirectory() ? 'a link to a folder' : 'neither a file nor a folder';
}

/** Linux's views of the running system (statfs(2), `f_type`): their files have no size, and some never end. */
const systemViews: ReadonlySet<number> = new Set([
  0x9f_a0, // proc
  0x62_65_65_72, // sysfs
  0x64_62_67_20, // debugfs
  0x74_72_61_63, // tracefs
  0x27_e0_eb, // cgroup
  0x63_67_72_70, // cgroup2
  0x73_63_66_73, // securityfs
  0xca_fe_4a_11, // bpf
]);

async function filesBelow(folder: string, prefix: string): Promise<FoundFiles> {
  if (systemViews.has((await statfs(folder)).type))
    return passedOver(folder, 'a view of the running system, no stored files');
  const entries = await readdir(folder, { withFileTypes: true });
  if (entries.some(({ name }) => name === markerKey)) return passedOver(folder, 'a lake');
  const found: FoundFiles[] = [];
  for (const entry of entries.sort((a, b) => (keyOrder(a) < keyOrder(b) ? -1 : 1))) {
    const path = join(folder, entry.name);
    found.push(await lookAt(entry, path, `${prefix}${entry.name}`));
  }
  return {
    files: found.flatMap(({ files }) => files),
    passedOver: found.flatMap((one) => one.passedOver),
  };
}

/** Files below a folder sort as their keys do. */
const keyOrder = (entry: Dirent): string => (entry.isDirectory() ? `${entry.name}/` : entry.name);

async function lookAt(entry: Dirent, path: string, key: string): Promise<FoundFiles> {
  const why = entry.name.startsWith('.') ? 'hidden' : notData(entry.name);
  if (why !== undefined) return passedOver(path, why);
  if (entry.isDirectory()) return await belowOrWhyNot(path, key);
  if (entry.isSymbolicLink()) return await behindLink(path, key);
  return fileOrWhyNot(entry, path, key);
}

/** A link counts as what it leads to; one to a folder might lead in a circle. */
async function behindLink(path: string, key: string): Promise<FoundFiles> {
  try {
    return fileOrWhyNot(await stat(path), path, key);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return passedOver(path, 'a link that leads nowhere');
    if (code === 'ELOOP') return passedOver(path, 'a link that leads in a circle');
    return refused(path);
  }
}

/** A folder that may not be looked into does not keep the others from being read. */
async function belowOrWhyNot(path: string, key: string): Promise<FoundFiles> {
  try {
    return await filesBelow(path, `${key}/`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return refused(path);
  }
}

const fileOrWhyNot = (found: Dirent | Stats, path: string, key: string): FoundFiles =>
  found.isFile() ? { files: [{ path, key }], passedOver: [] } : passedOver(path, kindOf(found));

const refused = (path: string): FoundFiles => ({
  files: [],
  passedOver: [{ path, why: 'this user may not look into it', isRefused: true }],
});

const passedOver = (path: string, why: string): FoundFiles => ({ files: [], passedOver: [{ path, why }] });

/** What stands beside data on every system, by its name. */
function notData(name: string): string | undefined {
  if (/\.ya?ml$/i.test(name)) return 'YAML: a mapping or settings, not data';
  return ['__MACOSX', '_SUCCESS', 'Thumbs.db', 'desktop.ini'].includes(name) ? 'left by a tool' : undefined;
}
