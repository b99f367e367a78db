import { parseArgs } from 'node:util';

/** How to ask, with the names of the benchmarks. */
export const usageOf = (names: readonly string[]): string => `Usage: npm run bench -- [NAME…] [options]

Measures, prints a line for each figure with its bar, and writes JSON.

Names, all of them by default:
  ${names.join(', ')}

Options:
  --events <number>  events of the timed run (default: 200000)
  --big <bytes>      unpacked size of the object of the memory run; 0 leaves it out (default: 0)
  --peer             also measures the peer, which needs Python and, once, the network
  --lake <folder>    a lake that a report is asked of
  --scales <shares>  of the demo's year that growth is measured at (default: 0.1,1)
  --out <file>       for the JSON, instead of stdout
  --help             this text

Exit codes: 0 done, 1 a bar was missed, 2 wrong use
`;

/**
 * The arguments of `npm run bench`.
 * @throws what parseArgs and this say of wrong use
 */
export function readArguments(given: readonly string[], names: readonly string[]) {
  const parsed = parseArgs({
    args: [...given],
    allowPositionals: true,
    options: {
      events: { type: 'string', default: '200000' },
      big: { type: 'string', default: '0' },
      peer: { type: 'boolean', default: false },
      lake: { type: 'string' },
      scales: { type: 'string', default: '0.1,1' },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const unknown = parsed.positionals.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`no benchmark ${unknown}`);
  const { events, big, scales } = parsed.values;
  for (const [name, text] of Object.entries({ events, big, scales }))
    if (!text.split(',').every((part) => Number(part) >= 0 && part.trim() !== ''))
      throw new Error(`--${name}: "${text}" is no number`);
  return parsed;
}
