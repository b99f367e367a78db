import type { Chance } from '../../../../functions/simulate/story/plan/chance.ts';
import type { Spelling } from './addresses.ts';
import { digits } from './national-numbers.ts';

/** Fills digits into a pattern: `x` any digit, `n` one of 2…9. */
function fill(chance: Chance, pattern: string): string {
  return pattern.replace(/[xn]/g, (sign) =>
    sign === 'n' ? String(chance.between(2, 9)) : digits(chance, 1),
  );
}

const spelling = (name: string, patterns: readonly string[], isNamed = false): Spelling => ({
  spelling: name,
  isNamed,
  draw: (chance) => fill(chance, chance.pick(patterns)),
});

/** Telephone numbers of the ten countries and some more, international and local. */
export const phones: readonly Spelling[] = [
  spelling('+ together', [
    '+4670nxxxxxx',
    '+4791xxxxxx',
    '+45n1xxxxxx',
    '+35840nxxxxxx',
    '+4917xxxxxxxxx',
    '+44790xxxxxxx',
    '+336xxxxxxxx',
    '+316xxxxxxxx',
    '+346xxxxxxxx',
    '+1212nxxxxxx',
  ]),
  spelling('+ with blanks', [
    '+46 70 nxx xx xx',
    '+47 91x xx xxx',
    '+45 n1 xx xx xx',
    '+358 40 nxx xxxx',
    '+49 176 xxxxxxxx',
    '+44 7900 xxxxxx',
    '+33 6 xx xx xx xx',
    '+31 6 xxxxxxxx',
    '+34 6xx xxx xxx',
    '+1 212 nxx xxxx',
  ]),
  spelling('+ with dashes, points, slashes', [
    '+46-70-nxx xx xx',
    '+46 70-nxx xx xx',
    '+1-212-nxx-xxxx',
    '+33.6.xx.xx.xx.xx',
    '+49/176/xxxxxxxx',
  ]),
  spelling('+ with (0)', [
    '+46 (0)70-nxx xx xx',
    '+49 (0)30 xxxxxxxx',
    '+44 (0)20 7946 xxxx',
    '+31(0)6-xxxxxxxx',
  ]),
  spelling('00 and the country', [
    '004670nxxxxxx',
    '0046 70 nxx xx xx',
    '0049 30 xxxxxxx',
    '00 44 20 7946 xxxx',
    '0045 n1 xx xx xx',
  ]),
  spelling('country in brackets', ['(+46) 70 nxx xx xx', '(+49) 176 xxxxxxxx', '(+1) 212-nxx-xxxx']),
  spelling('SE', [
    '070-nxx xx xx',
    '070 nxx xx xx',
    '073nxxxxxx',
    '08-nxx xxx xx',
    '031-nx xx xx',
    '0730-nx xx xx',
    '076-nxxxxxx',
    '0709 nx xx xx',
  ]),
  spelling('NO', ['91x xx xxx', '4xx nx xxx', '9nx xx xxx']),
  spelling('NO and DK in pairs', ['2n 9x 1x 0x', '6x 5x 4x 3n', '9n 8x 0x 7x']),
  spelling('NO and DK together', ['9xxxxxxx', '2nxxxxxx', '4xxxxxxx'], true),
  spelling('DK in fours', ['2nxx xxxx', '5nxx xxxx'], true),
  spelling('FI', [
    '040 nxx xxxx',
    '040-nxxxxxx',
    '050nxxxxxx',
    '09 nxx xxxx',
    '0400 nxx xxx',
    '045 nxxx xxx',
  ]),
  spelling('DE', [
    '0176 nxxxxxxx',
    '0176/nxxxxxxx',
    '0151-nxxxxxxx',
    '030 nxxxxxx',
    '030/nxxxxxx',
    '(030) nxxxxxxx',
    '0176nxxxxxxx',
    '0221 nxx xx xx',
    '089 / nx xx xx xx',
  ]),
  spelling('GB', [
    '07700 900xxx',
    '07700900xxx',
    '020 7946 0xxx',
    '0161 496 0xxx',
    '01632 960 xxx',
    '(020) 7946 0xxx',
    '0117 496 0xxx',
  ]),
  spelling('FR', ['06 xx xx xx xx', '06.xx.xx.xx.xx', '06xxxxxxxx', '01-xx-xx-xx-xx', '07 xx xx xx xx']),
  spelling('NL', [
    '06-nxxxxxxx',
    '06 nxxxxxxx',
    '06 nx xx xx xx',
    '020-nxxxxxx',
    '020 nxx xxxx',
    '0612xxxxxx',
    '06-nxxx xxxx',
  ]),
  spelling('ES', ['6xn xxx xx1', '6xn xx xx xx', '91 nxx xx xx', '7nx xxx xx2']),
  spelling('ES together', ['6xxxxxxxx', '9nxxxxxxx'], true),
  spelling('US', [
    '(212) nxx-xxxx',
    '212-nxx-xxxx',
    '1-800-nxx-xxxx',
    '212.nxx.xxxx',
    '(646)nxx-xxxx',
    '917 nxx xxxx',
  ]),
  spelling('US together', ['212nxxxxxx', 'n17nxxxxxx'], true),
  spelling('US without area', ['nxx-xxxx', '555-xxxx'], true),
  spelling('IT', ['347 nxx xxxx', '347 nxxxxxx', '02 nxxxxxxx', '06 nxxx xxxx', '3nxnxxxxxx'], true),
  spelling('PT', ['91n xxx xx1', '96n xxx xx3', '21 nxx xx xx']),
  spelling('PL', ['60n xxx xx1', '50n-xxx-xx4', '22 nxx xx xx']),
  spelling('CH and AT', ['079 nxx xx xx', '044 nxx xx xx', '0664 nxxxxxx', '01 nxxxxxx']),
  spelling('line break', ['070-nxx\nxx xx', '06 xx xx\nxx xx', '+49 176\nxxxxxxxx']),
  spelling('no-break blanks', [
    '070-nxx\u00a0xx\u00a0xx',
    '06\u00a0xx\u00a0xx\u00a0xx\u00a0xx',
    '+47\u00a091x\u00a0xx\u00a0xxx',
  ]),
  spelling('other dashes', ['070–nxx xx xx', '020‑nxxxxxx', '212−nxx−xxxx']),
];
