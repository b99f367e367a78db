import type { Chance } from '../../../../functions/simulate/story/plan/chance.ts';
import { withIbanCheck, withLuhnDigit } from '../../../../functions/simulate/story/words/personal-data.ts';
import { digits } from './national-numbers.ts';

/** A way to write personal data of one family. */
export interface Spelling {
  readonly spelling: string;
  /** Only a word beside it tells what it is. */
  readonly isNamed?: boolean;
  readonly draw: (chance: Chance) => string;
}

const names = [
  'anna',
  'jonas',
  'maria',
  'peter',
  'lena',
  'oskar',
  'emma',
  'paulo',
  'fatima',
  'tomasz',
  'aino',
  'ines',
];
const surnames = [
  'berg',
  'fischer',
  'jansen',
  'smith',
  'garcia',
  'lund',
  'weber',
  'dekker',
  'nowak',
  'korhonen',
  'rossi',
];
const hosts = ['example', 'mail-post', 'brevlada', 'correo', 'posta1', 'nordmail'];
const ends = ['com', 'org', 'se', 'de', 'no', 'dk', 'fi', 'nl', 'fr', 'es', 'it', 'pt', 'pl', 'co.uk'];

const person = (c: Chance): string => `${c.pick(names)}.${c.pick(surnames)}${c.between(1, 99)}`;
const host = (c: Chance): string => `${c.pick(hosts)}.${c.pick(ends)}`;
const plain = (c: Chance): string => `${person(c)}@${host(c)}`;

/** E-mail addresses. */
export const emails: readonly Spelling[] = [
  { spelling: 'plain', draw: plain },
  { spelling: 'upper case', draw: (c) => plain(c).toUpperCase() },
  { spelling: 'with a tag', draw: (c) => `${person(c)}+${c.pick(['shop', 'news', 'x1'])}@${host(c)}` },
  { spelling: 'in angle brackets', draw: (c) => `<${plain(c)}>` },
  { spelling: 'mailto', draw: (c) => `mailto:${plain(c)}` },
  {
    spelling: 'letters with accents',
    draw: (c) => `${c.pick(['åsa', 'jörg', 'renée', 'łukasz', 'ståle'])}.${c.pick(surnames)}@${host(c)}`,
  },
  {
    spelling: 'another script',
    draw: (c) => `${c.pick(['иван', 'мария', 'γιάννης'])}@${c.pick(['пример.рф', 'παράδειγμα.ελ'])}`,
  },
  {
    spelling: 'domain with accents',
    draw: (c) => `${person(c)}@${c.pick(['bücher', 'smörgås', 'crème'])}.${c.pick(ends)}`,
  },
  { spelling: 'quoted', draw: (c) => `"${c.pick(names)} ${c.pick(surnames)}"@${host(c)}` },
  { spelling: 'percent-encoded', draw: (c) => plain(c).replace('@', '%40') },
  { spelling: 'apostrophe', draw: (c) => `o'${c.pick(surnames)}@${host(c)}` },
  { spelling: 'full-width sign', draw: (c) => plain(c).replace('@', '＠') },
  { spelling: 'HTML entity', draw: (c) => plain(c).replace('@', '&#64;') },
  { spelling: 'blanks around the sign', draw: (c) => plain(c).replace('@', ' @ ') },
  { spelling: 'line break behind the sign', draw: (c) => plain(c).replace('@', '@\n') },
  {
    spelling: 'line break elsewhere',
    draw: (c) =>
      c.pick([
        plain(c).replace('@', '\n@'),
        `${person(c)}@${c.pick(hosts)}${c.pick(['.\n', '\n.'])}${c.pick(ends)}`,
      ]),
  },
  { spelling: 'joined at', draw: (c) => plain(c).replace('@', c.pick(['-at-', '_at_', '-AT-'])) },
  { spelling: 'quoted-printable', draw: (c) => plain(c).replace('@', '=40') },
  {
    spelling: '(at)',
    draw: (c) => plain(c).replace('@', c.pick(['(at)', ' (at) ', ' [at] ', '[at]', ' {at} '])),
  },
  {
    spelling: '(at) and (dot)',
    draw: (c) => `${c.pick(names)} (at) ${c.pick(hosts)} (dot) ${c.pick(['com', 'org', 'se'])}`,
  },
  {
    spelling: 'at and dot',
    draw: (c) => `${c.pick(names)} at ${c.pick(hosts)} dot ${c.pick(['com', 'org', 'net'])}`,
  },
  {
    spelling: 'a tag and at',
    draw: (c) => `${c.pick(names)}+${c.pick(['shop', 'news', 'vinted'])} at ${host(c)}`,
  },
  {
    spelling: 'said in another language',
    draw: (c) =>
      c.pick([
        `${c.pick(names)} snabel-a ${c.pick(hosts)}.se`,
        `${c.pick(names)} arroba ${c.pick(hosts)} punto es`,
        `${c.pick(names)} chiocciola ${c.pick(hosts)} punto it`,
        `${c.pick(names)} apenstaartje ${c.pick(hosts)} punt nl`,
        `${c.pick(names)} małpa ${c.pick(hosts)} kropka pl`,
        `${c.pick(names)} arobase ${c.pick(hosts)} point fr`,
        `${c.pick(names)} ät ${c.pick(hosts)} punkt de`,
        `${c.pick(names)} krøllalfa ${c.pick(hosts)} punktum no`,
      ]),
  },
];

const card = (c: Chance): string =>
  withLuhnDigit(`${c.pick(['4', '51', '53', '55', '2223'])}${digits(c, 15)}`.slice(0, 15));
const amex = (c: Chance): string => withLuhnDigit(`${c.pick(['34', '37'])}${digits(c, 12)}`);
const fours = (text: string, sign: string): string => text.match(/.{1,4}/g)!.join(sign);
const mixed = (c: Chance, text: string): string =>
  text.match(/.{4}/g)!.reduce((all, group) => `${all}${c.pick([' ', '-', '.', '  ', ' - '])}${group}`);

/** Payment cards. */
export const cards: readonly Spelling[] = [
  { spelling: 'together', draw: card },
  { spelling: 'blanks', draw: (c) => fours(card(c), ' ') },
  { spelling: 'dashes', draw: (c) => fours(card(c), '-') },
  { spelling: 'points', draw: (c) => fours(card(c), '.') },
  { spelling: 'mixed signs', draw: (c) => mixed(c, card(c)) },
  { spelling: 'line break', draw: (c) => fours(card(c), ' ').replace(/^(.{9}) /, '$1\n') },
  { spelling: 'no-break blanks', draw: (c) => fours(card(c), '\u00a0') },
  {
    spelling: 'signs of lists',
    draw: (c) => fours(card(c), c.pick([', ', ',', '|', ' | ', ': ', ';', '<br>'])),
  },
  { spelling: 'long dashes', draw: (c) => fours(card(c), '–') },
  { spelling: 'each digit apart', draw: (c) => [...card(c)].join(' ') },
  { spelling: 'pairs', isNamed: true, draw: (c) => card(c).match(/../g)!.join(' ') },
  { spelling: 'American Express', draw: amex },
  { spelling: 'American Express, groups', draw: (c) => amex(c).replace(/(.{4})(.{6})/, '$1 $2 ') },
  {
    spelling: 'with its expiry',
    draw: (c) => `${fours(card(c), ' ')} ${c.pick(['12/28', '03/27', '0929'])}`,
  },
  {
    spelling: 'digits of another script',
    draw: (c) => [...card(c)].map((digit) => String.fromCharCode(0x660 + Number(digit))).join(''),
  },
  {
    spelling: 'full-width digits',
    draw: (c) => [...card(c)].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join(''),
  },
];

const accounts: readonly [string, number][] = [
  ['DE', 18],
  ['SE', 20],
  ['NO', 11],
  ['DK', 14],
  ['FI', 14],
  ['ES', 20],
  ['PL', 24],
  ['AT', 16],
  ['BE', 12],
  ['PT', 21],
  ['CH', 17],
];
const iban = (c: Chance): string =>
  withIbanCheck(...((country) => [country[0], digits(c, country[1])] as const)(c.pick(accounts)));

/** Bank accounts. */
export const ibans: readonly Spelling[] = [
  { spelling: 'together', draw: iban },
  { spelling: 'blanks', draw: (c) => fours(iban(c), ' ') },
  { spelling: 'dashes', draw: (c) => fours(iban(c), '-') },
  { spelling: 'lower case', draw: (c) => fours(iban(c).toLowerCase(), ' ') },
  { spelling: 'points', draw: (c) => fours(iban(c), '.') },
  { spelling: 'no-break blanks', draw: (c) => fours(iban(c), '\u00a0') },
  { spelling: 'line break', draw: (c) => fours(iban(c), ' ').replace(/^(.{9}) /, '$1\n') },
  { spelling: 'country apart', draw: (c) => iban(c).replace(/^(..)(..)/, '$1 $2 ') },
  { spelling: 'word joined', draw: (c) => `IBAN${iban(c)}` },
];

const byte = (c: Chance): number => c.between(1, 254);
const ipv4 = (c: Chance): string => [c.between(34, 223), byte(c), byte(c), byte(c)].join('.');
const hex = (c: Chance): string => c.between(0x1000, 0xffff).toString(16);

/** Addresses of machines. */
export const machines: readonly Spelling[] = [
  { spelling: 'IPv4', draw: ipv4 },
  { spelling: 'IPv4 and port', draw: (c) => `${ipv4(c)}:${c.between(1024, 65000)}` },
  { spelling: 'private IPv4', draw: (c) => `192.168.${c.between(0, 3)}.${byte(c)}` },
  { spelling: 'IPv6', draw: (c) => Array.from({ length: 8 }, () => hex(c)).join(':') },
  { spelling: 'short IPv6', draw: (c) => `2001:db8::${hex(c)}:${hex(c)}` },
  { spelling: 'IPv6 in brackets', draw: (c) => `[2a02:${hex(c)}::${hex(c)}]:443` },
  { spelling: 'IPv4 within IPv6', draw: (c) => `::ffff:${ipv4(c)}` },
];

const token = (c: Chance): string => `${hex(c)}${hex(c)}`;

/** Addresses of pages with something behind the question mark; only that is to go. */
export const queries: readonly Spelling[] = [
  { spelling: 'https', draw: (c) => `https://shop.example/orders?token=${token(c)}&n=${c.between(1, 9)}` },
  { spelling: 'without a scheme', draw: (c) => `www.shop.example/a/b?session=${token(c)}` },
  { spelling: 'path alone', draw: (c) => `/account/reset?key=${token(c)}` },
  { spelling: 'fragment', draw: (c) => `https://shop.example/#access_token=${token(c)}` },
  { spelling: 'no name', draw: (c) => `https://shop.example/verify?${token(c)}` },
  { spelling: 'port', draw: (c) => `http://10.0.0.8:8080/login?user=${token(c)}` },
];
