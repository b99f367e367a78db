import { describe, expect, test } from 'vitest';
import { createEmbeddedSentiment } from '../../../../functions/tag/sentiment/embedded/create-embedded-sentiment.ts';
import { keepsServiceContract } from '../service-contract.ts';

keepsServiceContract('the embedded engine without a model', createEmbeddedSentiment);

const service = createEmbeddedSentiment();
const tagOf = async (language: string | undefined, text: string) => {
  const [tag] = await service.classify([{ text, ...(language === undefined ? {} : { language }) }]);
  return tag!;
};

/** Texts as customers write them, one line each: negative, positive, neutral. */
const texts: Readonly<Record<string, readonly [string[], string[], string[]]>> = {
  en: [
    [
      'Still waiting for my refund after three weeks, this is a joke',
      'your app keeps crashing',
      'No one answers the phone!!',
    ],
    ['Thank you so much, great service', 'working now, very helpful', 'Love the new app 😍'],
    ['What are your opening times?', 'My order number is 12345', 'I would like to change my address please'],
  ],
  de: [
    [
      'Ich warte seit drei Wochen, das ist eine Frechheit',
      'Die App funktioniert nicht',
      'Keiner hilft mir, sehr enttäuscht',
    ],
    ['Vielen Dank, super Service', 'Sehr freundlich und schnell geholfen', 'Alles bestens 👍'],
    ['Welche Öffnungszeiten haben Sie?', 'Meine Bestellnummer lautet 12345'],
  ],
  sv: [
    ['Har väntat i tre veckor, helt oacceptabelt', 'Appen fungerar inte', 'Ingen svarar, jag är så besviken'],
    ['Tack så mycket, toppen service', 'Snabbt och trevligt bemötande, jättebra'],
    ['Vilka öppettider har ni?', 'Mitt ordernummer är 12345'],
  ],
  no: [
    ['Har ventet i tre uker, helt uakseptabelt', 'Appen virker ikke', 'Ingen svarer, jeg er veldig skuffet'],
    ['Tusen takk, kjempebra service', 'Rask og hyggelig hjelp'],
    ['Hva er åpningstidene deres?'],
  ],
  da: [
    [
      'Jeg har ventet i tre uger, helt uacceptabelt',
      'Appen virker ikke',
      'Ingen svarer, jeg er meget skuffet',
    ],
    ['Tusind tak, fantastisk service', 'Hurtig og venlig hjælp'],
    ['Hvad er jeres åbningstider?'],
  ],
  fi: [
    [
      'Olen odottanut kolme viikkoa, aivan törkeää',
      'Sovellus ei toimi',
      'Kukaan ei vastaa, olen todella pettynyt',
    ],
    ['Kiitos paljon, loistavaa palvelua', 'Nopea ja ystävällinen apu'],
    ['Mitkä ovat aukioloajat?'],
  ],
  nl: [
    ['Ik wacht al drie weken, belachelijk', 'De app werkt niet', 'Niemand reageert, erg teleurgesteld'],
    ['Hartelijk dank, geweldige service', 'Snel en vriendelijk geholpen'],
    ['Wat zijn de openingstijden?'],
  ],
  fr: [
    [
      'J’attends depuis des semaines, c’est inadmissible',
      'L’application ne fonctionne pas',
      'Personne ne répond, très déçu',
    ],
    ['Merci beaucoup, service excellent', 'Très gentille et rapide, parfait'],
    ['Quels sont vos horaires ?'],
  ],
  es: [
    [
      'Llevo esperando tres semanas, es inaceptable',
      'La aplicación no funciona',
      'Nadie responde, muy decepcionada',
    ],
    ['Muchas gracias, excelente servicio', 'Muy amable y rápido'],
    ['¿Cuál es el horario?'],
  ],
  it: [
    [
      'Aspetto da settimane, è inaccettabile',
      'L’applicazione non funziona',
      'Nessuno risponde, sono molto delusa',
    ],
    ['Grazie mille, servizio eccellente', 'Molto gentile e veloce'],
    ['Quali sono gli orari di apertura?'],
  ],
  pt: [
    [
      'Espero há três semanas, é inaceitável',
      'O aplicativo não funciona',
      'Ninguém responde, muito decepcionada',
    ],
    ['Muito obrigada, atendimento excelente', 'Muito atenciosa e rápida'],
    ['Qual é o horário de funcionamento?'],
  ],
};

const labels = ['negative', 'positive', 'neutral'] as const;
const cases = Object.entries(texts).flatMap(([language, lists]) =>
  labels.flatMap((label, i) => lists[i]!.map((text) => [language, label, text] as const)),
);

test.each(cases)('%s %s: %s', async (language, label, text) => {
  expect(await tagOf(language, text)).toMatchObject({ label, isScored: true, isDegraded: false });
});

describe('a negation', () => {
  test.each([
    ['en', 'The food was not good', 'The food was good'],
    ['en', "I don't like it at all, not helpful", 'helpful'],
    ['de', 'Der Service ist nicht gut', 'Der Service ist gut'],
    ['de', 'Das hilft mir gar nicht', 'Das ist gut'],
    ['sv', 'Det var inte bra', 'Det var bra'],
    ['es', 'no es bueno', 'es bueno'],
  ])('%s: %s', async (language, denied, said) => {
    const [no, yes] = [await tagOf(language, denied), await tagOf(language, said)];
    expect(no.scores.negative).toBeGreaterThan(yes.scores.negative);
    expect(no.label).not.toBe('positive');
  });

  test('ends with its clause', async () => {
    expect((await tagOf('en', 'No, great service')).label).toBe('positive');
  });
});

describe('what stands beside a word', () => {
  test('makes it stronger or weaker', async () => {
    const [weak, plain, strong] = await Promise.all(
      ['a bit slow', 'slow', 'extremely slow'].map((text) => tagOf('en', text)),
    );
    expect(weak!.scores.negative).toBeLessThan(plain!.scores.negative);
    expect(plain!.scores.negative).toBeLessThan(strong!.scores.negative);
  });

  test.each(['soooo terrible', 'TERRIBLE', 'terrible :(', 'térrible!!!', 'ｔｅｒｒｉｂｌｅ', '#terrible'])(
    'how it is written does not hide it: %s',
    async (text) => expect((await tagOf('en', text)).label).toBe('negative'),
  );
});

describe('only the own words count', () => {
  test.each([
    [
      'an answer above',
      'Thanks, all sorted!\n\nOn Mon, 3 Mar 2025 at 10:12 Anna wrote:\n> worst service ever, useless',
    ],
    [
      'an answer below',
      'On Mon, 3 Mar 2025 at 10:12 Anna wrote:\n> worst service ever\n\nThanks, great help',
    ],
    [
      'a forwarded mail',
      'Perfect, thank you\n\n-----Original Message-----\nFrom: a\nSent: b\n\nThis is a terrible scam',
    ],
    ['what redaction put in', 'Thank you [email] [card] great help'],
    ['a name', '@terrible_useless thank you, great help'],
    ['an address', 'Thank you, great help https://example.com/worst/scam/useless'],
  ])('%s', async (_, text) => expect((await tagOf('en', text)).label).toBe('positive'));

  test('of a long text the end', async () => {
    const text = `${'worst scam ever. '.repeat(5000)}${'Thank you, excellent support. '.repeat(200)}`;
    expect((await tagOf('en', text)).label).toBe('positive');
  });
});

test('mixed is praise and blame of like strength on two sides of a but', async () => {
  expect((await tagOf('en', 'The agent was excellent but the delivery was terrible')).label).toBe('mixed');
  expect((await tagOf('en', 'The agent was excellent and the delivery was terrible')).label).not.toBe(
    'mixed',
  );
  expect((await tagOf('en', 'Thanks, but this is the worst scam ever')).label).toBe('negative');
});

describe('what cannot be classified is neutral, degraded and not scored', () => {
  test.each([
    ['tr', 'Bu rezalet, hiç memnun değilim'],
    ['zh', '太差了，我要退款'],
    [undefined, 'this is terrible'],
    ['en', ''],
    ['en', '> terrible service\n> useless'],
  ])('%s: %s', async (language, text) => {
    const tag = await tagOf(language, text);
    expect(tag).toMatchObject({ label: 'neutral', isDegraded: true, isScored: false });
    expect(tag.scores.neutral).toBeLessThan(0.4);
  });
});

test('a tag says by which lists it was made', async () => {
  expect(await tagOf('en', 'fine')).toMatchObject({
    engine: 'embedded',
    modelVersion: expect.stringMatching(/^lexicon-[0-9a-f]{12}$/),
  });
});
