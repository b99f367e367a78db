import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tagText } from '../../../functions/tag/phrases/tag-text.ts';

const request = { isThanks: false, asksForPerson: true };
const thanks = { isThanks: true, asksForPerson: false };
const neither = { isThanks: false, asksForPerson: false };

describe('as people write in chats', () => {
  test.each([
    'agent pls',
    'REPRESENTATIVE!!',
    'talk 2 a human',
    'Can I plz talk to a reeeal human???',
    'kan jag få prata med en människa',
    'Ich möchte mit einem Mitarbeiter sprechen',
    'ICH MOECHTE MIT EINEM MITARBEITER SPRECHEN',
    'medarbejder tak',
    'quiero hablar con un agente 🙏',
    'je veux parler à quelqu’un',
    'HANDLÄGGARE TACK!',
    'Hi :) agent please',
    '<p>I want to speak to a <b>human</b></p>',
    'I would like to\nspeak to one of\nyour colleagues',
    'ｈｕｍａｎ ｐｌｅａｓｅ',
    'Jag vill prata med en ma\u0308nniska',
    'put me thru to an agent',
    'Ich verlange Ihren Vorgesetzten',
    'trasferitemi ad un collega',
    'come contatto una persona reale',
    'mi puo passare un operatore',
    'alguem me pode ligar',
    'como contacto uma pessoa real',
    'alguien me puede llamar',
    'puede llamarme un agente',
    'haluan puhua pomollesi',
  ])('asks for a person: %s', (text) => {
    expect(tagText(text)).toEqual(request);
  });

  test.each([
    'thanks!!! 😊😊',
    'Tack så mycket, nu fungerar det 😊',
    'ok danke schönen Tag',
    '👍',
    '👍🏽',
    ':)',
    '<3',
    '<div>Thanks!</div>',
    'Thank you!\n\nBest regards,\nAnna Lind\nHead of Purchasing\nAcme Ltd, 12 Mill Lane',
    'Merci 🙏\n-- \nJean',
    'Danke\n\nAm 03.03.2026 um 10:12 schrieb Support <[email]>:\n> Ist das Problem noch da?\n> Wollen Sie mit einem Menschen sprechen?',
    'Super, thx\n\nSent from my iPhone',
    'Thanks, and now it works',
    'tackar allt löst',
    'takk, alt løst',
    'dankjewel alles opgelost',
    'ok then',
  ])('just thanks: %s', (text) => {
    expect(tagText(text)).toEqual(thanks);
  });
});

describe('what is neither', () => {
  test.each([
    '',
    ' ',
    '...',
    '?',
    'thanks but it still does not work',
    'thanks for nothing',
    'ok and where is my refund?',
    'ok and now',
    'ok so now what',
    'Danke, und jetzt?',
    'ok och nu',
    'ok og nå',
    'tak, og nu?',
    'ok ja nyt',
    'ok en nu',
    'ok et maintenant…',
    'vale gracias y ahora',
    'ok e adesso',
    'ok e agora',
    'ok e então',
    'ok?',
    'thanks 😡',
    'the agent told me',
    'your employee was friendly',
    'I spoke to a person yesterday',
    'is there someone who stole my card',
    'do not transfer me to an agent',
    'human error',
    'agent fee',
    'I do not want to speak with a person',
    "I don't really want to talk to anyone",
    'Jag vill inte prata med en människa',
    'Ich möchte nicht mit einem Mitarbeiter sprechen',
    'Je ne veux pas parler à un conseiller',
    'No quiero hablar con un agente',
    'Non voglio parlare con un operatore',
    'Não quero falar com um atendente',
    'Ik wil niet met een medewerker spreken',
    'Jeg vil ikke snakke med en kundebehandler',
    'Jeg vil ikke tale med en medarbejder',
    'En halua puhua asiakaspalvelijan kanssa',
    'Yesterday I was able to speak to an agent, she promised a refund.',
  ])('%s', (text) => {
    expect(tagText(text)).toEqual(neither);
  });

  test('a refusal of a bot asks for a person', () => {
    for (const text of [
      "I don't want to talk to a bot",
      'Je ne veux pas parler à un robot',
      'keine bots mehr',
    ])
      expect(tagText(text), text).toEqual(request);
  });
});

describe('only what the author wrote counts', () => {
  test.each([
    'Where is my parcel?\n\nOn Mon, 2 Mar 2026 at 10:12 Acme Support wrote:\n> Type "agent" to talk to a human.',
    'Var är paketet?\n> Jag vill prata med en människa',
    'Where is my parcel?\n-----Original Message-----\nI want to speak to a human',
    'Where is my parcel?\n\nFrom: Support\nSent: Monday\nTo: me\n\nI want to speak to a human',
    'Where is my parcel?\n\nKind regards\nAnna Lind\nCustomer service agent',
    'Where is my parcel? On Mon, 2 Mar 2026 at 10:12, Acme wrote: I want to speak to a human',
    '<p>Where is my parcel?</p><blockquote>I want to speak to a human</blockquote>',
  ])('%s', (text) => {
    expect(tagText(text)).toEqual(neither);
  });

  test('what stands above the quotation counts', () => {
    expect(tagText('Let me talk to a human.\n\nOn 2 Mar 2026 10:12 Acme wrote:\n> Hello')).toEqual(request);
  });
});

test('case, accents, doubled signs and spaces do not matter', () => {
  const texts = [
    'Kan jag få prata med en människa?',
    'Ich möchte mit jemandem sprechen!',
    'Merci, ça marche',
  ];
  const disguises: ((text: string) => string)[] = [
    (text) => text.toUpperCase(),
    (text) => text.toLowerCase(),
    (text) => text.normalize('NFD'),
    (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
    (text) => text.replaceAll(' ', '  '),
    (text) => `${text}!!`,
  ];
  const chosen = fc.tuple(fc.constantFrom(...texts), fc.subarray(disguises));
  fc.assert(
    fc.property(chosen, ([text, by]) => {
      const disguised = by.reduce((made, disguise) => disguise(made), text);
      expect(tagText(disguised), disguised).toEqual(tagText(text));
    }),
  );
});

test('any text gets an answer, and never both', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { isThanks, asksForPerson } = tagText(text);
      expect(isThanks && asksForPerson).toBe(false);
    }),
  );
});

describe('hostile texts cost no more than their length', () => {
  const words =
    'i want to speak to a real human not on 1.1.2026 wrote: thanks for your help < <p > : kan jag få inte'.split(
      ' ',
    );
  const pieces = [
    'i want to ',
    'a',
    'aa ',
    '> ',
    '<a ',
    '<div class=',
    'on 2026 wrote:',
    ' on 10:10 ',
    'from: \n',
    '👍',
    ':-',
    'thanks for the very ',
    'not not not ',
    'talk the the the to ',
    "'t",
    '&nbsp;',
    '\n\n',
  ];

  // A nanosecond for each pair of characters would be a minute.
  const characters = 320_000;
  const mostMs = 5000;

  test.each(pieces)('%j, many times', (piece) => {
    expect(timeOf(piece.repeat(characters / piece.length))).toBeLessThan(mostMs);
  });

  test('words of the lists in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 500, maxLength: 2000 }), (chosen) => {
        expect(timeOf(chosen.join(' '))).toBeLessThan(mostMs);
      }),
      { numRuns: 20 },
    );
  });
});

function timeOf(text: string): number {
  const startedAt = performance.now();
  tagText(text);
  return performance.now() - startedAt;
}
