import { digits } from '../national-numbers.ts';
import { groups, hex, kind, letters, type OrdinaryKind } from './ordinary-kind.ts';

/** Accounts, codes, places, signs and the rest. */
export const others: readonly OrdinaryKind[] = [
  kind(
    'bank account, Sweden',
    (c, w) =>
      `${w.account} ${c.between(6000, 9999)}-${c.between(1, 9)}, ${digits(c, 3)} ${digits(c, 3)} ${digits(c, 3)}-${c.between(0, 9)}`,
  ),
  kind(
    'giro',
    (c) =>
      `bankgiro ${digits(c, 4)}-${digits(c, 4)}, plusgiro ${digits(c, 2)} ${digits(c, 2)} ${digits(c, 2)}-${c.between(0, 9)}`,
  ),
  kind('sort code', (c, w) => `sort code ${groups(c, [2, 2, 2], '-')}, ${w.account} ${digits(c, 8)}`),
  kind('company number', (c, w) => `${w.company} 556${digits(c, 3)}-${digits(c, 4)}`),
  kind('company number, nine digits', (c, w) => `${w.company} ${groups(c, [3, 3, 3])}`),
  kind('VAT number', (c) => `VAT ${c.pick(['DE', 'SE', 'DK', 'FI'])}${digits(c, 9)}`),
  kind('postcode', (c, w) => `${w.postcode} ${digits(c, 3)} ${digits(c, 2)}`),
  kind('address', (c) => `Storgatan ${c.between(1, 99)}, ${c.between(100, 999)} ${c.between(10, 99)} Lund`),
  kind('code of six digits', (c, w) => `${w.code} ${digits(c, 6)}`),
  kind('code, groups', (c, w) => `${w.code}: ${groups(c, [4, 4, 4, 4], '-').replace(/^[345]/, '8')}`),
  kind('code, pairs', (c, w) => `${w.code} ${groups(c, [2, 2, 2, 2])}`),
  kind('gift card with letters', (c, w) => `${w.code} ${letters(c, 4)}-${digits(c, 4)}-${letters(c, 4)}`),
  kind('meter reading', (c, w) => `${w.meter} 0${digits(c, 7)} kWh`),
  kind('meter reading, untold unit', (c, w) => `${w.meter}: ${digits(c, 5)} ${digits(c, 3)}`),
  kind('meter point', (c, w) => `${w.meter} 735999${digits(c, 12)}`),
  kind('coordinates', (c) => `${c.between(50, 69)}.${digits(c, 6)}, ${c.between(10, 24)}.${digits(c, 6)}`),
  kind(
    'coordinates, blanks',
    (c) => `GPS ${c.between(50, 69)}.${digits(c, 6)} ${c.between(10, 24)}.${digits(c, 6)}`,
  ),
  kind(
    'degrees',
    (c) =>
      `${c.between(50, 69)} ${c.between(10, 59)} ${c.between(10, 59)} N ${c.between(10, 24)} ${c.between(10, 59)} ${c.between(10, 59)} E`,
  ),
  kind('booking', (c, w) => `${w.booking} ${letters(c, 3)}${digits(c, 3)}`),
  kind('booking, digits', (c, w) => `${w.booking} ${groups(c, [3, 3, 3, 3])}`),
  kind('contract', (c, w) => `${w.contract} ${digits(c, 3)}/${digits(c, 4)}/${digits(c, 2)}`),
  kind('case', (c, w) => `${w.ticket} ${groups(c, [2, 4, 4])}`),
  kind(
    'case, ten digits with a dash',
    (c, w) => `${w.ticket} ${c.between(40, 99)}${digits(c, 4)}-${digits(c, 4)}`,
  ),
  kind('flight', (c) => `SK ${digits(c, 4)}, LH${digits(c, 3)}`),
  kind('number plate', (c) => `${letters(c, 3)} ${digits(c, 3)}`),
  kind(
    'pages',
    (c, w) =>
      `${w.page} ${c.between(10, 99)}-${c.between(100, 199)}, ${c.between(200, 299)}-${c.between(300, 399)}`,
  ),
  kind(
    'score',
    (c) =>
      `${c.between(1, 5)} ${c.between(1, 5)} ${c.between(1, 5)} ${c.between(1, 5)} ${c.between(1, 5)} ${c.between(1, 5)} ${c.between(1, 5)}`,
  ),
  kind('percentages', (c) => `${c.between(10, 99)}% ${c.between(10, 99)}% ${c.between(10, 99)}%`),
  kind('lottery', (c) => `lotto ${[7, 12, 19, 23, 31, 34].map((one) => one + c.between(0, 3)).join(' ')}`),
  kind('UUID', (c) => `${hex(c, 8)}-${hex(c, 4)}-4${hex(c, 3)}-a${hex(c, 3)}-${hex(c, 12)}`),
  kind(
    'UUID of digits',
    (c) => `${digits(c, 8)}-${digits(c, 4)}-4${digits(c, 3)}-8${digits(c, 3)}-${digits(c, 12)}`,
  ),
  kind('hash', (c) => `commit ${hex(c, 40)}`),
  kind('MAC address', (c) => `MAC ${Array.from({ length: 6 }, () => hex(c, 2)).join(':')}`),
  kind('error code', (c) => `error 0x${hex(c, 8)}`),
  kind('vehicle number', (c) => `VIN WVWZZZ1KZ${letters(c, 1)}W${digits(c, 6)}`),
  kind('licence key', (c) => `${letters(c, 5)}-${digits(c, 5)}-${letters(c, 5)}`),
  kind('resolution', (c) => `${c.pick(['1920x1080', '3840 x 2160', '2560×1440'])} ${c.between(60, 144)} Hz`),
  kind('colours', (c) => `#${hex(c, 6)} RGB ${c.between(0, 255)} ${c.between(0, 255)} ${c.between(0, 255)}`),
  kind('hotline of three digits', (c) => `call ${c.pick(['112', '911', '118'])} now`),
  kind('population', (c) => `${c.between(100, 999)} ${digits(c, 3)} ${digits(c, 3)} people`),
  kind(
    'distance',
    (c) => `${c.between(10, 99)} ${digits(c, 3)} km, ${c.between(100, 999)} ${digits(c, 3)} m`,
  ),
  kind('a decimal', (c) => `${c.between(1, 99)}.${digits(c, 8)}`),
  kind(
    'a table row',
    (c) => `${c.between(1, 9)}\t${c.between(100, 999)}\t${c.between(10, 99)}\t${c.between(1, 9)}`,
  ),
  kind(
    'arithmetic',
    (c) => `${c.between(10, 99)} + ${c.between(10, 99)} - ${c.between(10, 99)} = ${c.between(10, 99)}`,
  ),
  kind('no number at all', (_, w) => `${w.hello}, ${w.parcel} ${w.arrived}.`),
];
