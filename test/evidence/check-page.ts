import { parseHTML } from 'linkedom';
import { expect } from 'vitest';
import type { Settings } from '../../functions/contract/definitions/settings.ts';
import { rowsByName } from '../../functions/contract/lake/rows.ts';
import type { RunSql } from '../../functions/evidence/gather/ask.ts';
import { toNineDigits } from '../../functions/evidence/gather/nine-digits.ts';
import { findReport } from '../../functions/report/catalogue.ts';
import { checkTextParameters } from '../../functions/report/parameters.ts';
import { runReport } from '../../functions/report/run-report.ts';

/** Words of a command line as bash reads them: bare, in single quotes, or in $'…' with codes. */
export function shellWords(command: string): string[] {
  const words = command.match(/(?:\$'(?:[^'\\]|\\.)*'|'[^']*'|\\'|[^\s'\\])+/g) ?? [];
  return words.map((word) =>
    word.replace(/\$'((?:[^'\\]|\\.)*)'|'([^']*)'|\\(')/g, (_, coded, quoted, escaped) =>
      coded === undefined ? (quoted ?? escaped) : decode(coded),
    ),
  );
}

const decode = (coded: string): string =>
  coded.replace(/\\(?:u([0-9a-f]{4})|(.))/g, (_, code, character) =>
    code === undefined ? character : String.fromCharCode(Number.parseInt(code, 16)),
  );

/** A report's parameters from the command that a page shows. */
function readCommand(command: string): { report: string; given: Record<string, string> } {
  const [, , , report = '', ...rest] = shellWords(command);
  const given: Record<string, string> = {};
  for (let at = 0; at < rest.length; at += 2) {
    const [flag, value = ''] = [rest[at], rest[at + 1]];
    if (flag === '--param') given[value.slice(0, value.indexOf('='))] = value.slice(value.indexOf('=') + 1);
    else if (flag !== '--lake') given[String(flag).slice(2)] = value;
  }
  return { report, given };
}

/**
 * Runs every command that a page shows and compares each number of the page with the cell it names.
 * @returns how many numbers were compared
 */
export async function checkNumbers(page: string, run: RunSql, settings: Settings): Promise<number> {
  const { document } = parseHTML(page);
  const answers = new Map<string, Awaited<ReturnType<typeof rowsByName>>>();
  for (const code of document.querySelectorAll('code[data-answer]')) {
    const id = code.getAttribute('data-answer') ?? '';
    if (answers.has(id)) continue;
    const { report, given } = readCommand(code.textContent ?? '');
    const found = findReport(report);
    answers.set(id, rowsByName(await runReport(found, checkTextParameters(found, given), settings, run)));
  }
  const numbers = [...document.querySelectorAll('data')];
  for (const number of numbers) {
    const where = number.getAttribute('data-at') ?? '';
    const [id = '', row = '', column = ''] = where.split('/');
    const value = answers.get(id)?.[Number(row)]?.[column];
    expect(Number(number.getAttribute('value')), where).toBe(toNineDigits(Number(value)));
    expect(
      isShownAs(number.textContent ?? '', Number(value)),
      `${where}: ${value} as ${number.textContent}`,
    ).toBe(true);
  }
  return numbers.length;
}

/** The shown text is the value, rounded, or a hundred times it. */
function isShownAs(text: string, value: number): boolean {
  const bare = text.replaceAll(',', '').replace('−', '-').replace('+', '').replace(' %', '');
  const decimals = bare.split('.')[1]?.length ?? 0;
  const isNear = (factor: number) => Math.abs(Number(bare) - factor * value) <= 0.5 * 10 ** -decimals + 1e-9;
  return bare !== '' && (isNear(1) || isNear(100));
}

/** Digits of a page that stand in no number, day, code or drawing: there must be none but those of our own words. */
export function strayNumbers(page: string): string[] {
  const { document } = parseHTML(page);
  for (const own of document.querySelectorAll('data, time, code, .setting, svg, style, bdi, title, h2'))
    own.remove();
  return document.body.textContent.match(/\d[\d.,]*/g) ?? [];
}
