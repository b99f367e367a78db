import { mkdirSync } from 'node:fs';
import { defaultSettings } from './functions/contract/settings.ts';
import { openDuckDbEngine } from './functions/platform/local/duckdb-engine.ts';
import { tellHistory } from './test/curate/oracle/histories.ts';
import { writeHistory } from './test/curate/write-lake.ts';
const folder = process.argv[2]!; mkdirSync(folder, { recursive: true });
const engine = await openDuckDbEngine({ folder, settings: defaultSettings });
await writeHistory(engine, tellHistory({ seed: 5, tickets: 40000, days: 100, lateShare: 0.01 }));
await engine.close();
