import { type Command, InvalidArgumentError } from 'commander';
import { keysOfCustomer } from '../../contract/records/customer-key.ts';
import { eraseCustomers } from '../../maintain/take-back.ts';
import { openDuckDbEngine } from '../../platform/local/duckdb/engine.ts';
import { lakeSecrets } from '../terminal/lake-secrets.ts';
import { openLake } from '../terminal/open-lake.ts';
import { createOutput } from '../terminal/output.ts';

interface EraseOptions {
  readonly lake: string;
  readonly customer: string;
  readonly json?: true;
}

/** `erase`: takes a customer's tickets back. */
export function registerErase(program: Command): void {
  program
    .command('erase')
    .requiredOption('--customer <id>', 'the id as the sources know it', customerId)
    .requiredOption('--lake <folder>', 'the lake')
    .option('--json', 'machine output on stdout')
    .action(erase);
}

/** An empty id is nobody's: it is missing wherever it stands. */
function customerId(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('an empty id is nobody’s.');
  return text;
}

async function erase(options: EraseOptions): Promise<void> {
  const output = createOutput(options);
  const lake = await openLake(options.lake, { writes: true });
  const keys = keysOfCustomer(await lakeSecrets(lake), options.customer);
  const engine = await openDuckDbEngine({ folder: lake.folder });
  try {
    const { tickets, originals } = await eraseCustomers(engine, keys, Date.now());
    const key = keys[0]!.key;
    output.saySentence(
      `customer ${key}: ${tickets} tickets taken back; run handback curate to take them out of sums`,
    );
    output.saySentence('and then handback maintain to erase them from the files');
    for (const original of originals) output.saySentence(`still in clear in the original ${original.key}`);
    output.answer({ customer_key: key, keys: keys.length, tickets, originals });
  } finally {
    await engine.close();
  }
}
