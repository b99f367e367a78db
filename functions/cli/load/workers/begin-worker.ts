import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/** The entry of a worker thread. It begins in half the time where it finds the code compiled, as the command does. */
enableCompileCache(fileURLToPath(new URL('../../../../node_modules/.cache/handback', import.meta.url)));
await import('./reading-worker.ts');
