import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../platform/local/make-folder.ts';
import { replicate } from '../../simulate/facts/replicate.ts';
import type { World } from '../../simulate/facts/world.ts';
import type { Output } from '../terminal/output.ts';
import { openFactsWriter } from './write-facts.ts';

export interface FactsRequest {
  readonly world: World;
  readonly seed: number;
  readonly replications: number;
  readonly format: 'parquet' | 'csv';
  readonly out: string;
}

/** Writes facts.parquet (or .csv), changes.ndjson and truth.json of a world into a folder. */
export function simulateFacts(request: FactsRequest, output: Output): void {
  const { world, seed, replications, format, out } = request;
  makeFolder(out);
  const factsPath = join(out, `facts.${format}`);
  const file = openFactsWriter(factsPath, format);
  const changes: string[] = [];
  const brands: unknown[] = [];
  let rowCount = 0;
  for (let replication = 0; replication < replications; replication++) {
    const drawn = replicate(world, seed, replication);
    file.write(drawn.rows);
    changes.push(...drawn.changes.map((change) => `${JSON.stringify(change)}\n`));
    brands.push(drawn.truth);
    rowCount += drawn.rows.length;
    output.progress(`${replication + 1} of ${replications} worlds`);
  }
  file.close();
  writeFileSync(join(out, 'changes.ndjson'), changes.join(''));
  writeFileSync(
    join(out, 'truth.json'),
    `${JSON.stringify({ scenario: world.name, seed, replications, brands }, null, 1)}\n`,
  );
  output.say(`${world.name}: ${replications} brands, ${rowCount} fact rows, in ${out}`);
  output.answer({ scenario: world.name, seed, replications, rows: rowCount, facts: factsPath });
}
