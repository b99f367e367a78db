import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadLanguageDetector } from '../../../functions/tag/language/language-detector.ts';
import { languageOf } from '../../../functions/tag/language/language-of.ts';
import { languagesOf } from '../../../functions/tag/language/languages-of.ts';

const one = async (text: string, declared: string | null = null, fallback = 'en') =>
  (await languagesOf([{ text, declared }], fallback))[0];

describe('a declared language', () => {
  test.each([
    ['en', 'en'],
    ['en-GB', 'en'],
    ['en_US', 'en'],
    ['EN', 'en'],
    [' de ', 'de'],
    ['deu', 'de'],
    ['ger', 'de'],
    ['nb', 'no'],
    ['nn-NO', 'no'],
    ['pt-BR', 'pt'],
    ['zh-CN', 'zh'],
    ['zh_TW', 'zh-TW'],
    ['zh-HK', 'zh-TW'],
    ['zh-Hant', 'zh-TW'],
    ['zh-Hans-HK', 'zh'],
    ['English', 'en'],
    ['English (UK)', 'en'],
    ['svenska', 'sv'],
    ['Swedish', 'sv'],
    ['Chinese (Traditional)', 'zh-TW'],
    ['Chinese (Simplified)', 'zh'],
  ])('%s is %s', async (declared, code) => {
    expect(await one('text', declared, 'fi')).toEqual({ language: code, by: 'declared' });
  });

  test('holds against what the text looks like', async () => {
    expect(await one('Wo ist mein Paket, ich warte seit Wochen', 'en')).toMatchObject({ language: 'en' });
  });

  test('without a script is identified by the text', async () => {
    expect(await one('我的訂單還沒有收到', 'zh')).toEqual({ language: 'zh-TW', by: 'declared' });
    expect(await one('我的订单还没有收到', 'Chinese')).toEqual({ language: 'zh', by: 'declared' });
  });

  test.each(['', ' ', 'unknown', 'n/a', 'und', 'mul', 'xq', '12', 'other', 'null', '-'])(
    '"%s" is none',
    async (declared) => {
      expect(await one('Hej, jag har fortfarande inte fått mitt paket', declared)).toEqual({
        language: 'sv',
        by: 'detected',
      });
    },
  );
});

describe('a language that nothing declares', () => {
  test.each([
    ['I have been waiting for my refund for two weeks', 'en'],
    ['Ich warte seit zwei Wochen auf meine Erstattung', 'de'],
    ['Hej, jag har fortfarande inte fått mitt paket', 'sv'],
    ['Hvorfor har jeg ikke fått pengene mine tilbake ennå', 'no'],
    ['Hvorfor har jeg ikke fået mine penge tilbage endnu', 'da'],
    ['En ole vieläkään saanut pakettiani, missä se on', 'fi'],
    ['Waar blijft mijn pakket, ik wacht al twee weken', 'nl'],
    ['Je n’ai toujours pas reçu mon colis', 'fr'],
    ['Todavía no he recibido mi pedido', 'es'],
    ['Non ho ancora ricevuto il mio pacco', 'it'],
    ['Ainda não recebi a minha encomenda', 'pt'],
    ['まだ荷物が届きません。返金してください', 'ja'],
    ['我的订单还没有收到，请退款', 'zh'],
    ['我的訂單還沒有收到，請退款', 'zh-TW'],
  ])('is detected: %s', async (text, code) => {
    expect(await one(text, null, 'xx')).toEqual({ language: code, by: 'detected' });
  });

  test.each(['', 'ok', 'refund', '👍', '12345', '[email]', 'https://example.com/track?id=1'])(
    'is the default where the text is no ground: %s',
    async (text) => {
      expect(await one(text, null, 'de-AT')).toEqual({ language: 'de', by: 'default' });
    },
  );

  test('is that of the own words, not of what is quoted', async () => {
    const text =
      'Ich habe immer noch keine Antwort bekommen\n\n> Thank you for contacting us, we will reply soon';
    expect(await one(text)).toEqual({ language: 'de', by: 'detected' });
  });
});

test('texts are answered in their order, some declared and some not', async () => {
  const texts = [
    { text: 'ok', declared: 'fr' },
    { text: 'Todavía no he recibido mi pedido', declared: null },
    { text: 'ok', declared: null },
  ];
  expect((await languagesOf(texts, 'en')).map(({ language }) => language)).toEqual(['fr', 'es', 'en']);
});

test('any text and any declaration have a language', async () => {
  const detect = await loadLanguageDetector();
  const anything = fc.string({ unit: 'binary', maxLength: 200 });
  fc.assert(
    fc.property(anything, fc.option(anything), (text, declared) => {
      expect(languageOf(text, declared, 'en', detect).language).toMatch(/^[a-z]{2,3}(?:-TW)?$/);
    }),
    { seed: 13, numRuns: 200 },
  );
});

test.each([
  ['below a quoted history', `${'> Thank you for your message, we will answer soon\n'.repeat(300)}\n`],
  ['below the line that says who wrote', 'On Mon, 3 Mar 2025 at 10:12 Anna wrote:\n> Where is it?\n\n'],
])('an answer that stands %s is what counts', async (_, before) => {
  expect(await one(`${before}Ich warte seit zwei Wochen auf meine Erstattung`, null, 'fi')).toEqual({
    language: 'de',
    by: 'detected',
  });
});
