import { defaultSettings } from './functions/contract/settings.ts';
import { openDuckDbEngine } from './functions/platform/local/duckdb-engine.ts';
import { insertsOf } from './functions/curate/statements.ts';
const engine = await openDuckDbEngine({ folder: process.argv[2]!, settings: defaultSettings });
const cpu = () => { const c = process.cpuUsage(); return (c.user + c.system) / 1000; };
let t = performance.now(), u = cpu(); const lap = (s: string) => { console.log(s, 'wall', Math.round(performance.now() - t), 'cpu', Math.round(cpu() - u)); t = performance.now(); u = cpu(); };
const ins = insertsOf({ runId: 'x', knownAt: Date.UTC(2027, 5, 1), from: '2026-01-01', to: '2027-01-05' } as any, defaultSettings);
for (const { table, sql } of ins.slice(0,1)) { 
  await engine.query(`select count(*) from (select dt, event_id from ticket_events_current)`); lap('dedupe only');
  await engine.query(`select sum(handling_cost) from (${sql})`); lap(table + ' narrow'); 
  const r = await engine.query(`explain (analyze, format json) ${sql}`); lap(table); 
  if (process.argv[3]) console.log(r.rows[0]![1]);
}
await engine.close();
