import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
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

/** A bundled handler, and of what files something is in it. */
export interface Bundle {
  readonly file: string;
  readonly inputs: readonly string[];
}

/** Bundles every handler below `folder` as the stack does, each by itself; what they share is read once. By room. */
export async function bundleHandlers(folder: string): Promise<ReadonlyMap<string, Bundle>> {
  const { bundleAwsSDK: _, banner, sourceMap, ...options } = bundling;
  const names = new Map(handlerRooms.map((room) => [room, `${room.replaceAll('/', '-')}/index`]));
  const { metafile } = await build({
    ...options,
    banner: { js: banner },
    sourcemap: sourceMap,
    entryPoints: [...names].map(([room, out]) => ({ in: join(root, `functions/${room}/handler.ts`), out })),
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    metafile: true,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
  });
  const bundleOf = (room: string, name: string): [string, Bundle] => {
    const file = join(folder, `${name}.mjs`);
    const { inputs } = metafile.outputs[relative(root, file)]!;
    const used = Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
    return [room, { file, inputs: used.map(([path]) => path) }];
  };
  return new Map([...names].map(([room, name]) => bundleOf(room, name)));
}
