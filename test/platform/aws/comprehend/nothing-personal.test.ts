import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ingestObject } from '../../../../functions/ingest/ingest-object.ts';
import { createComprehendService } from '../../../../functions/platform/aws/comprehend/comprehend-service.ts';
import { openTextTagger } from '../../../../functions/tag/open-text-tagger.ts';
import { lastOwnWords } from '../../../../functions/tag/words/own-text.ts';
import { createMemoryStore, environmentOf, inputObject } from '../../../ingest/memory-lake.ts';
import { ndjson, ticket } from '../../../ingest/sample-events.ts';
import { type LocalComprehend, startLocalComprehend } from './local-comprehend.ts';

/** Invented, valid by their checksums: label and value, as customers fill in forms, in eleven languages. */
const planted: readonly (readonly [label: string, value: string])[] = [
  ...labelled('Mobilnr: 076-751 18 12|Pers.nr: 6908020610|Kontonummer: SE96 6109 6640 3243 0427 7636'),
  ...labelled(
    'Kort nr: 3460 148986 02903|Mejladress: p.lindqvist96@posteo.example|IP-adress: 154.103.29.243',
  ),
  ...labelled('Tlf. nr.: 42 19 71 87|CPR-nr.: 110560 5826|Kontonummer: DK51 8403 1083 0495 29'),
  ...labelled(
    'Kortnr.: 4653031035814109|Mailadresse: marie-claude.b85@online.example|IP-adresse: 160.145.202.186',
  ),
  ...labelled('Telefonnr: 920 12 949|Fødselsnummer: 040475 12587|Konto: NO49 5305 2878 458'),
  ...labelled('Kortnummer: 4306-2874-3624-2743|Epostadresse: joao-silva99@bredband.example'),
  ...labelled('Yhteysnumero: 049-0915341|HETU-tunnus: 050897-6976|Tilinumero: FI6537639384091773'),
  ...labelled('Kortin numero: 5120222862733080|S-posti: mäkelä_h5@libero.example|Puh.: +358 50 8124074'),
  ...labelled(
    'Rückrufnummer: 030 7956812|Steuer-ID: 84 675 128 935|Bankverbindung: DE10 3005 7543 0421 1341 85',
  ),
  ...labelled(
    'Kartennr.: 2221 1870 3204 4202|Mail: björn.åkesson4@online.example|IP-Adresse: 2001:db8:9843::80',
  ),
  ...labelled(
    'N° de portable: 06 07 29 58 87|NIR: 2 50 03 36 251 685 48|RIB: FR54 6053 2620 6210 6728 8761 356',
  ),
  ...labelled('Carte bancaire: 4571945510523142|Courriel: otto.k67@proton.example|Tél. fixe: 01 42 68 53 00'),
  ...labelled('Nº de móvil: 628 439 823|N.I.E.: Y7122918Q|Cuenta bancaria: ES8386225782992044339643'),
  ...labelled('Tarjeta: 3456 044503 71862|Correo: zsofia.kerekes67@sapo.example|DNI: 94380408T'),
  ...labelled('Cellulare: 323 323 7531|C.F.: FZMDDZ81H24H914V|Conto corrente: IT60X0934812712578295607312'),
  ...labelled('Carta di credito: 2221-4386-1886-9607|Posta elettronica: chiara.d33@kolumbus.example'),
  ...labelled('Contacto telefónico: 21 839 7411|NIF: 293 461 775|Conta bancária: PT69155710124648857616851'),
  ...labelled('Cartão: 4308051682542257|Email: i.vd.meulen@ziggo.example|Contribuinte: 102 350 710'),
  ...labelled('Mobiel: 06 76 81 62 67|BSN: 295 562 742|Rekeningnummer: NL84RABO8932754733'),
  ...labelled(
    'Kaartnummer: 2221006500792102|Mailadres: mäkelä_h93@sapo.example|IP-adres: 2001:db8:2576::466',
  ),
  ...labelled('Mobile no.: 07806 105593|NI no.: AB244572D|Account (IBAN): GB91NWBK55938078355018'),
  ...labelled(
    'Card no: 4436-3700-7682-7909|E-mail address: zsofia.k36@bredband.example|Cell: (415) 555-0132',
  ),
];

function labelled(fields: string): [string, string][] {
  return fields.split('|').map((field) => {
    const at = field.indexOf(': ');
    return [field.slice(0, at), field.slice(at + 2)];
  });
}

const fieldName = (label: string): string =>
  label.normalize('NFD').replace(/\p{M}/gu, '').replace(/\W+/g, '_').replace(/_$/, '').toLowerCase();

/** A field and its value as forms, exports, tables and mails write them. */
const forms: readonly ((label: string, value: string) => string)[] = [
  (label, value) => `${label}: ${value}`,
  (label, value) => `${label} ${value}`,
  (label, value) => `${label}:${value}`,
  (label, value) => `${label}\n${value}`,
  (label, value) => `${label.toUpperCase()}\t${value}`,
  (label, value) => `- ${label} – ${value}`,
  (label, value) => `*${label}*: ${value}`,
  (label, value) => `${label}|${value}|`,
  (label, value) => `${label}.....${value}`,
  (label, value) => `<tr><td>${label}</td><td>${value}</td></tr>`,
  (label, value) => `<b>${label}</b><br>${value}`,
  (label, value) => `${fieldName(label)}=${value}`,
  (label, value) => `{"${fieldName(label)}": "${value}"}`,
  (label, value) => `<${fieldName(label)}>${value}</${fieldName(label)}>`,
];

let service: LocalComprehend;
beforeAll(async () => {
  service = await startLocalComprehend();
});
afterAll(() => service.close());

const signs = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

test('nothing that customers write into fields, in whatever language and form, is in what is sent', async () => {
  const store = createMemoryStore();
  const texts = planted.flatMap(([label, value]) => forms.map((form) => `Hello,\n${form(label, value)}\n`));
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  const tagger = await openTextTagger(store, {
    defaultLanguage: 'en',
    engine: (standIn) =>
      createComprehendService({
        client: new ComprehendClient({ endpoint: service.url, region: 'eu-west-1', credentials }),
        standIn,
        bucket: { take: async () => {} },
        spend: { reserve: async () => true },
        clock: () => 0,
        ownWords: lastOwnWords,
        onStandIn: () => {},
      }),
  });
  const events = texts.map((text, at) => ticket({ ticket_id: `t${at}`, language: 'en', text }));
  await ingestObject(inputObject('forms.ndjson', ndjson(events)), { ...environmentOf(store), tagger });
  const sent = service.calls.flatMap((call) => call.texts);
  expect(sent.length).toBeGreaterThan(planted.length);
  const all = sent.map(signs);
  const found = planted.filter(([, value]) => all.some((text) => text.includes(signs(value).slice(-7))));
  const where = found.flatMap(([, value]) =>
    sent.filter((text) => signs(text).includes(signs(value).slice(-7))),
  );
  expect(where).toEqual([]);
});
