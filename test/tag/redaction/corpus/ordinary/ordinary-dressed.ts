import type { Chance } from '../../../../../functions/simulate/story/plan/chance.ts';
import { digits } from '../national-numbers.ts';
import { groups, kind, letters, type OrdinaryKind } from './ordinary-kind.ts';
import type { OrdinaryWords } from './ordinary-words.ts';

/** Ways of writing that telephone numbers have too: `x` any digit, `n` one of 2…9. */
const telephones = [
  '070x xx xx xx',
  '08 nxx xxx xx',
  '4nx xx xxx',
  'nx xx xx xx',
  '040 nxx xxxx',
  '0176 nxxxxxxx',
  '030 nxxxxxx',
  '07700 nxx xxx',
  '0161 nxx xxxx',
  '06 nx xx xx xx',
  '06 nxxx xxxx',
  '6nx nxx xxn',
  '91 nxx xx xx',
  '3nx nxx xxxx',
  'nxx nxx xxxx',
];
const telephone = (c: Chance): string =>
  c.pick(telephones).replace(/[xn]/g, (sign) => (sign === 'n' ? String(c.between(2, 9)) : digits(c, 1)));

const sayings: readonly ((w: OrdinaryWords, thing: string, number: string) => string)[] = [
  (_, thing, number) => `${thing} ${number}`,
  (w, thing, number) => `${w.hello}, ${thing}: ${number}`,
  (w, thing, number) => `${thing} ${number} ${w.arrived}.`,
  (w, thing, number) => `${w.hello}! ${thing} (${number})`,
  (_, thing, number) => `#1 ${thing} nr ${number}`,
];
const things = [
  'order',
  'orderNumber',
  'invoice',
  'reference',
  'tracking',
  'parcel',
  'serial',
  'article',
  'account',
  'code',
  'meter',
  'booking',
  'contract',
  'ticket',
  'company',
  'customerNumber',
] as const;

/** A noun that no list can have. */
const unheardOf = (c: Chance): string =>
  Array.from({ length: c.between(2, 3) }, () =>
    c.pick(['bru', 'vog', 'lim', 'dax', 'qui', 'zer', 'pol']),
  ).join('');
const small = (c: Chance): string =>
  `${c.between(2, 19)}.${c.between(0, 20)}.${c.between(33, 99)}.${c.between(1, 20)}`;

/** Ordinary numbers in the very form of telephones, cards and addresses of machines: only words tell them. */
export const dressed: readonly OrdinaryKind[] = [
  ...things.map((thing) =>
    kind(`${thing} in the form of a telephone`, (c, w) => c.pick(sayings)(w, w[thing], telephone(c))),
  ),
  kind('an unknown noun before it', (c) => `the ${unheardOf(c)} ${telephone(c)} is broken`),
  kind('number of an unknown noun', (c) => `${unheardOf(c)} no ${telephone(c)}`),
  kind('number of a thing, in words', (c) => `numéro de ${unheardOf(c)} ${telephone(c)}`),
  kind('is the number of', (c, w) => `${telephone(c)} = ${w.orderNumber}`),
  kind('thing, verb, number', (c) => `ma commande porte le numéro ${telephone(c)}`),
  kind(
    'code with letters before blanks',
    (c) => `1Z ${digits(c, 3)} ${letters(c, 2)}1 01 ${digits(c, 4)} ${digits(c, 4)}`,
  ),
  kind('name of a product', (c) => `ThinkPad ${groups(c, [2, 2, 2, 2])}, TP-Link ${groups(c, [3, 3, 4])}`),
  kind('tyres', (c) => `${c.between(19, 25)}5 ${c.between(4, 6)}5 1${c.between(5, 9)} 91 V`),
  kind('opening hours without a dash', (c) => `09 00 1${c.between(3, 9)} 30`),
  kind('falling by steps', (c) =>
    `8${c.between(1, 8)} 7${c.between(1, 8)}`.replace(/(\d)(\d) (\d)\d/, '$1$2 $3$2 6$2 5$2'),
  ),
  kind('slip of a giro', (c) => `+71<00${digits(c, 13)}+8${digits(c, 7)}<`),
  kind('two versions', (c) => {
    const version = small(c);
    return `I have ${version}, my wife has ${version.replace(/\d+$/, '21')}`;
  }),
  kind('a version, not so called', (c) => `broken since ${small(c)}`),
  kind('a version that is wrong', (c) => `not 10.0.${c.between(1, 9)}.44 but 10.0.${c.between(1, 9)}.45`),
];
