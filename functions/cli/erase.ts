import type { Command } from 'commander';
import { defaultSettings } from '../contract/settings.ts';
import { quote } from '../contract/sql.ts';
import { writeErasure } from '../ingest/take-back.ts';
import { openDuckDbEngine } from '../platform/local/duckdb-engine.ts';
import { type Lake, lakePrivacy, openLake } from './open-lake.ts';
import { createOutput } from './output.ts';

interface EraseOptions {
  readonly lake: string;
  readonly customer: string;
  readonly json?: true;
}

/** `erase`: takes a customer's tickets back. */
export function registerErase(program: Command): void {
  program
    .command('erase')
    .description("Takes back a customer's tickets and surveys up to now; curate then leaves them out.")
    .requiredOption('--customer <id>', 'the id as the sources know it')
    .requiredOption('--lake <folder>', 'the lake')
    .option('--json', 'machine output on stdout')
    .action(erase);
}

async function erase(options: EraseOptions): Promise<void> {
  const output = createOutput(options);
  const lake = await openLake(options.lake);
  const privacy = await lakePrivacy(lake);
  const key = privacy.customerKey(options.customer);
  const tickets = await countTickets(lake, key);
  await writeErasure(lake.store, { key, keyVersion: privacy.keyVersion }, Date.now());
  output.say(`customer ${key}: ${tickets} tickets taken back; run handback curate to see it in reports`);
  output.answer({ customer_key: key, tickets });
}

async function countTickets({ folder }: Lake, customerKey: string): Promise<number> {
  const engine = await openDuckDbEngine({ folder, settings: defaultSettings });
  try {
    const { rows } = await engine.query(
      `select count(distinct concat(source, ':', ticket_id)) as tickets
       from ticket_events_current
       where customer_key = ${quote(customerKey)}`,
    );
    return Number(rows[0]?.[0] ?? 0);
  } finally {
    await engine.close();
  }
}
