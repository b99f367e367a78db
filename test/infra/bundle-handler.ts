import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundling } from '../../infra/constructs/node-function.ts';

const root = join(import.meta.dirname, '../..');

/** Folders of `functions/` that have a handler. */
export const handlerRooms: readonly string[] = readdirSync(join(root, 'functions'), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((path) => path.endsWith('/handler.ts'))
  .map((path) => path.slice(0, -'/handler.ts'.length));

/** Bundles a room's handler as the stack does, below `folder`. @returns the file, and of what files something is in it */
export async function bundleHandler(
  room: string,
  folder: string,
): Promise<{ file: string; inputs: string[] }> {
  const file = join(folder, room.replaceAll('/', '-'), 'index.mjs');
  const { bundleAwsSDK: _, banner, sourceMap, ...options } = bundling;
  const { metafile } = await build({
    ...options,
    banner: { js: banner },
    sourcemap: sourceMap,
    entryPoints: [join(root, `functions/${room}/handler.ts`)],
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    metafile: true,
    outfile: file,
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  return { file, inputs: inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path) };
}
