import type { Chance } from '../../../../functions/simulate/story/chance.ts';
import { withLuhnDigit } from '../../../../functions/simulate/story/personal-data.ts';
import { digits } from './national-ids.ts';
import type { OrdinaryWords } from './ordinary-words.ts';

/** A kind of text that holds numbers or signs and no personal data. */
export interface OrdinaryKind {
  readonly kind: string;
  readonly draw: (chance: Chance, words: OrdinaryWords) => string;
}

const two = (value: number): string => String(value).padStart(2, '0');
const day = (c: Chance): string => two(c.between(1, 28));
const month = (c: Chance): string => two(c.between(1, 12));
const year = (c: Chance): number => c.between(2019, 2026);
const groups = (c: Chance, sizes: readonly number[], sign = ' '): string =>
  sizes.map((size) => `${c.between(1, 9)}${digits(c, size - 1)}`).join(sign);
const ean = (c: Chance): string => {
  const front = `${c.pick(['73', '40', '50', '87', '30', '84', '80', '57', '70', '64'])}${digits(c, 10)}`;
  const sum = [...front].reduce((all, digit, i) => all + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return `${front}${(10 - (sum % 10)) % 10}`;
};
const letters = (c: Chance, count: number): string =>
  Array.from({ length: count }, () => c.pick([...'ABCDEFGHJKLMNPRSTUVWXYZ'])).join('');
const hex = (c: Chance, count: number): string =>
  Array.from({ length: count }, () => c.pick([...'0123456789abcdef'])).join('');
const ascending = (c: Chance, from: number, count: number, step: number): string => {
  const first = from + c.between(0, 3);
  return Array.from({ length: count }, (_, i) => first + i * step).join(' ');
};
const kind = (name: string, draw: OrdinaryKind['draw']): OrdinaryKind => ({ kind: name, draw });

/** More than a hundred kinds. */
export const ordinaryKinds: readonly OrdinaryKind[] = [
  kind('order, together', (c, w) => `${w.hello}, ${w.order} ${digits(c, 8)} ${w.arrived}.`),
  kind('order, threes', (c, w) => `${w.order} ${groups(c, [3, 3, 3])} ${w.arrived}.`),
  kind('order, pairs', (c, w) => `${w.orderNumber} ${groups(c, [2, 2, 2, 2])} ${w.arrived}.`),
  kind('order, fours', (c, w) => `${w.orderNumber}: ${groups(c, [4, 4])}`),
  kind('order, three fours', (c, w) => `${w.orderNumber}: ${groups(c, [4, 4, 4])}`),
  kind('order, mixed groups', (c, w) => `${w.orderNumber} ${groups(c, [3, 4, 4])} ${w.arrived}`),
  kind(
    'order of a marketplace',
    (c, w) => `${w.order} ${digits(c, 3)}-${digits(c, 7)}-${digits(c, 7)} ${w.arrived}.`,
  ),
  kind(
    'order of an auction',
    (c, w) => `${w.order} ${two(c.between(1, 28))}-${digits(c, 5)}-${digits(c, 5)}`,
  ),
  kind('order with a leading zero', (c, w) => `${w.orderNumber} 0${digits(c, 9)}`),
  kind('order with ten digits', (c, w) => `${w.orderNumber}: ${c.between(1, 9)}${digits(c, 9)}`),
  kind('order with a prefix', (c, w) => `${w.order} ${letters(c, 2)}-${digits(c, 8)} ${w.arrived}`),
  kind('order by year', (c, w) => `${w.order} ${year(c)}-${digits(c, 6)}`),
  kind('order with a hash', (c) => `#${digits(c, 8)} please`),
  kind('two orders', (c, w) => `${w.order} ${groups(c, [3, 3, 3])} & ${groups(c, [3, 3, 3])} ${w.arrived}`),
  kind('order behind words', (c, w) => `${groups(c, [3, 3, 3])} = ${w.orderNumber}`),
  kind('invoice, together', (c, w) => `${w.invoice} ${year(c)}${digits(c, 7)}`),
  kind('invoice, groups', (c, w) => `${w.invoice} ${groups(c, [2, 3, 3])}`),
  kind('invoice, slash', (c, w) => `${w.invoice} ${year(c)}/${digits(c, 6)}`),
  kind('invoice, dashes', (c, w) => `${w.invoice} ${two(c.between(19, 26))}-${digits(c, 4)}-${digits(c, 4)}`),
  kind('payment reference, fives', (c, w) => `${w.reference} ${groups(c, [5, 5, 5, 5])}`),
  kind('payment reference, fours', (c, w) => `${w.reference} ${groups(c, [4, 4, 4, 4])}`),
  kind(
    'payment reference with Luhn digit',
    (c, w) => `${w.reference}: ${withLuhnDigit(`4${digits(c, 14)}`)}`,
  ),
  kind('payment reference, long', (c, w) => `${w.reference} ${digits(c, 22)}`),
  kind('RF reference', (c, w) => `${w.reference} RF${two(c.between(10, 97))} ${groups(c, [4, 4, 4])}`),
  kind('tracking, post', (c, w) => `${w.tracking} ${letters(c, 2)}${digits(c, 9)}${letters(c, 2)}`),
  kind('tracking, twelve digits', (c, w) => `${w.tracking} ${digits(c, 4)} ${digits(c, 4)} ${digits(c, 4)}`),
  kind('tracking, twenty digits', (c, w) => `${w.tracking}: 00${digits(c, 18)}`),
  kind('tracking, carrier', (c, w) => `${w.parcel} 1Z${letters(c, 3)}${digits(c, 10)}`),
  kind('tracking, ten digits', (c, w) => `${w.parcel} ${digits(c, 10)} ${w.arrived}`),
  kind('tracking, leading zeros', (c, w) => `${w.tracking} 0${digits(c, 13)}`),
  kind('customer number', (c, w) => `${w.customerNumber} ${digits(c, 8)}`),
  kind('customer number, groups', (c, w) => `${w.customerNumber}: ${groups(c, [3, 3, 3])}`),
  kind('customer number, leading zero', (c, w) => `${w.customerNumber} 0${digits(c, 8)}`),
  kind('serial number', (c, w) => `${w.serial} ${digits(c, 10)}`),
  kind('serial number, letters', (c, w) => `${w.serial} ${letters(c, 3)}${digits(c, 7)}${letters(c, 1)}`),
  kind('serial number, dashes', (c, w) => `${w.serial}: ${digits(c, 4)}-${digits(c, 4)}-${digits(c, 4)}`),
  kind('IMEI', (c) => `IMEI ${withLuhnDigit(`35${digits(c, 12)}`)}`),
  kind(
    'IMEI, groups',
    (c) => `IMEI: ${withLuhnDigit(`35${digits(c, 12)}`).replace(/(..)(......)(......)(.)/, '$1 $2 $3 $4')}`,
  ),
  kind('SIM card', (c) => `ICCID ${withLuhnDigit(`8946${digits(c, 14)}`)}`),
  kind('article number, points', (c, w) => `${w.article} ${digits(c, 3)}.${digits(c, 3)}.${digits(c, 2)}`),
  kind('article number, dashes', (c, w) => `${w.article} ${digits(c, 3)}-${digits(c, 4)}-${digits(c, 2)}`),
  kind('EAN', (c) => `EAN ${ean(c)}`),
  kind('EAN, groups', (c) => `EAN ${ean(c).replace(/(.)(......)(......)/, '$1 $2 $3')}`),
  kind('EAN untold', (c, w) => `${w.product} (${ean(c)})`),
  kind('ISBN', (c) => `ISBN 978-${c.between(1, 9)}-${digits(c, 4)}-${digits(c, 4)}-${c.between(0, 9)}`),
  kind(
    'ISBN, blanks',
    (c) => `ISBN 978 ${c.between(1, 9)} ${digits(c, 2)} ${digits(c, 6)} ${c.between(0, 9)}`,
  ),
  kind('sizes', (c, w) => `${w.size} ${ascending(c, 36, 5, 1)}`),
  kind('sizes, four', (c, w) => `${w.size} ${ascending(c, 36, 4, 2)}?`),
  kind('sizes untold', (c) => `${ascending(c, 36, 5, 1)}`),
  kind('children’s sizes', (c, w) => `${w.size} ${ascending(c, 104, 4, 6)}`),
  kind(
    'sizes with slashes',
    (c, w) =>
      `${w.size} ${c.between(36, 44)}/${c.between(45, 48)}, ${c.between(48, 50)}/${c.between(51, 54)}`,
  ),
  kind('trousers', (c, w) => `${w.size} W${c.between(28, 36)} L${c.between(30, 36)}`),
  kind('measures', (c) => `${c.between(10, 300)} x ${c.between(10, 300)} x ${c.between(10, 300)} cm`),
  kind('measures, blanks', (c) => `${c.between(100, 300)} ${c.between(100, 300)} ${c.between(100, 300)} mm`),
  kind('body measures', (c) => `${c.between(80, 99)}-${c.between(60, 75)}-${c.between(85, 99)}`),
  kind('price', (c, w) => `${w.price} ${c.between(1, 99)} ${digits(c, 3)} ${w.currency}`),
  kind(
    'price, cents',
    (c, w) => `${w.price}: ${c.between(1, 9)}.${digits(c, 3)},${digits(c, 2)} ${w.currency}`,
  ),
  kind(
    'amount of millions',
    (c, w) => `${w.total} ${c.between(1, 99)} ${digits(c, 3)} ${digits(c, 3)} ${w.currency}`,
  ),
  kind(
    'amount of hundreds of millions',
    (c, w) => `${c.between(100, 999)} ${digits(c, 3)} ${digits(c, 3)} ${w.currency}`,
  ),
  kind('amount, sign before', (c) => `€ ${c.between(100, 999)} ${digits(c, 3)} ${digits(c, 3)}`),
  kind('amount, commas', (c) => `$${c.between(1, 9)},${digits(c, 3)},${digits(c, 3)}.${digits(c, 2)}`),
  kind('two prices', (c, w) => `${c.between(100, 999)} ${w.currency} / ${c.between(100, 999)} ${w.currency}`),
  kind('difference', (c, w) => `+${c.between(1, 9)} ${digits(c, 3)} ${digits(c, 3)} ${w.currency}`),
  kind('date', (c, w) => `${w.order} ${day(c)}.${month(c)}.${year(c)}`),
  kind('date, ISO', (c, w) => `${w.invoice} ${year(c)}-${month(c)}-${day(c)}`),
  kind('date, blanks', (c) => `${year(c)} ${month(c)} ${day(c)}`),
  kind('date, blanks, day first', (c, w) => `${w.hello}, ${day(c)} ${month(c)} ${year(c)}`),
  kind('date, slashes', (c) => `${day(c)}/${month(c)}/${year(c)}`),
  kind('date, short year', (c) => `${day(c)}.${month(c)}.${c.between(19, 26)}`),
  kind('date, together', (c, w) => `${w.order} ${year(c)}${month(c)}${day(c)}`),
  kind(
    'date and time',
    (c) => `${year(c)}-${month(c)}-${day(c)} ${two(c.between(0, 23))}:${two(c.between(0, 59))}`,
  ),
  kind(
    'date and time, blanks',
    (c) => `${day(c)} ${month(c)} ${year(c)} ${two(c.between(8, 20))} ${two(c.between(0, 59))}`,
  ),
  kind('range of dates', (c) => `${day(c)}.${month(c)}.${year(c)} - ${day(c)}.${month(c)}.${year(c)}`),
  kind('range of dates, joined', (c) => `${day(c)}.${month(c)}.${year(c)}-${day(c)}.${month(c)}.${year(c)}`),
  kind('timestamp', (c) => `${year(c)}${month(c)}${day(c)}${two(c.between(0, 23))}${two(c.between(0, 59))}`),
  kind(
    'timestamp with seconds',
    (c) =>
      `log ${year(c)}${month(c)}${day(c)}${two(c.between(0, 23))}${two(c.between(0, 59))}${two(c.between(0, 59))}`,
  ),
  kind('epoch', (c) => `ts=${c.between(15, 17)}${digits(c, 8)}`),
  kind('epoch, milliseconds', (c) => `${c.between(15, 17)}${digits(c, 11)}`),
  kind(
    'times of day',
    (c) =>
      `${two(c.between(8, 11))}:${two(c.between(0, 59))} ${two(c.between(12, 15))}:${two(c.between(0, 59))}`,
  ),
  kind('opening hours', (c, w) => `${w.opening} 08.00-1${c.between(6, 9)}.00, 10.00-1${c.between(4, 6)}.00`),
  kind('opening hours, blanks', (_, w) => `${w.opening} 09 00 - 17 00`),
  kind('opening hours, two in a row', (_, w) => `${w.opening} 08.00-12.00 13.00-17.30`),
  kind(
    'years',
    (c) =>
      `${2015 + c.between(0, 2)} ${2018 + c.between(0, 1)} ${2020 + c.between(0, 1)} ${2022 + c.between(0, 3)}`,
  ),
  kind('range of years', (c) => `${2015 + c.between(0, 3)}-${2020 + c.between(0, 5)}`),
  kind(
    'version of four parts',
    (c, w) => `${w.version} ${c.between(1, 30)}.${c.between(0, 9)}.${c.between(0, 9)}.${c.between(100, 250)}`,
  ),
  kind(
    'version behind v',
    (c) => `v${c.between(1, 30)}.${c.between(0, 9)}.${c.between(0, 9)}.${c.between(100, 250)} crashes`,
  ),
  kind(
    'version of a system',
    (c) =>
      `${c.pick(['iOS', 'Android', 'Windows', 'firmware', 'app'])} ${c.between(10, 20)}.${c.between(0, 9)}.${c.between(0, 9)}.${c.between(1, 250)}`,
  ),
  kind(
    'version of a browser',
    (c) => `Chrome/${c.between(100, 130)}.0.${c.between(5000, 6999)}.${c.between(50, 200)}`,
  ),
  kind(
    'section of a text',
    (c, w) => `${w.section} ${c.between(1, 12)}.${c.between(1, 9)}.${c.between(1, 9)}.${c.between(1, 9)}`,
  ),
  kind(
    'heading',
    (c) => `${c.between(1, 12)}.${c.between(1, 9)}.${c.between(1, 9)}.${c.between(1, 30)} Introduction`,
  ),
  kind('object identifier', (c) => `OID 1.3.6.1.4.1.${digits(c, 4)}`),
  kind('a=b&c=d', (c) => `a=${c.between(1, 9)}&b=${c.between(1, 9)} does not work`),
  kind('question and equals sign', (c) => `why? x = ${c.between(1, 99)}`),
  kind('C++ and paths', (c) => `std::vector, a::b, src/main/${hex(c, 4)}.ts`),
  kind('at sign', (c) => `${c.between(2, 12)} pcs @ ${c.between(2, 9)}.50`),
  kind('handle', (c) => `@shop_${hex(c, 3)} on the web`),
  kind('at home', (_, w) => `${w.hello}, look at shop.example and at the dot on the ${w.product}`),
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
