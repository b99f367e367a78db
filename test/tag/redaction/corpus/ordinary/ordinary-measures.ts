import { digits } from '../national-numbers.ts';
import { ascending, day, hex, kind, month, type OrdinaryKind, two, year } from './ordinary-kind.ts';

/** Sizes, prices, dates, times and versions. */
export const measures: readonly OrdinaryKind[] = [
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
];
