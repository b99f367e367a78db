import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeIntentModel } from '../../../functions/tag/intent/intent-file.ts';
import { intentPredictor } from '../../../functions/tag/intent/predict-intent.ts';
import { sureFrom } from '../../../functions/train/intent/sure-from.ts';
import { type IntentTraining, trainIntent } from '../../../functions/train/intent/train-intent.ts';
import { madeTickets } from '../made-tickets.ts';

const fitted = (training: IntentTraining) => {
  if (training.status === 'not_enough_data') throw new Error(training.reason);
  return training;
};
const tickets = madeTickets(300);
const first = fitted(trainIntent(tickets));
const model = decodeIntentModel(first.bytes);
const predict = intentPredictor(model);
const named = (label: string, from: string, list = tickets) =>
  list.map((ticket) => (ticket.intent === from ? { ...ticket, intent: label } : ticket));

describe('a model fitted to tickets whose intent is known', () => {
  test('says the intent of texts that it had not seen, and which model said so', () => {
    const said = predict({ text: 'Hello, our valve seeping again', language: 'en' });
    expect(said).toMatchObject({ predicted_intent: 'repair', intent_model: first.version });
    expect(said.predicted_intent_probability).toBeGreaterThan(0.5);
    expect(predict({ text: 'moving out next week', language: 'en' }).predicted_intent).toBe('moving');
  });

  test.each([
    ['that say nothing of it', 'Good morning to you all', 'en'],
    ['without words', '... ', 'en'],
    ['in a language that it has not seen', 'valve seeping', 'de'],
  ])('says nothing of texts %s', (_, text, language) => {
    expect(predict({ text, language })).toEqual({
      predicted_intent: null,
      predicted_intent_probability: null,
      intent_model: first.version,
    });
  });

  test('is the same for the same tickets, whatever their order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(tickets, { minLength: tickets.length }), (shuffled) => {
        const again = fitted(trainIntent(shuffled));
        expect(Buffer.compare(again.bytes, first.bytes)).toBe(0);
        expect(again.version).toBe(first.version);
      }),
      { numRuns: 2, seed: 1 },
    );
  });

  test('comes with figures of tickets that it had not seen, for each intent', () => {
    const {
      held_out,
      intents,
      tickets: count,
      customers,
      judged_languages,
      always_most_frequent,
    } = first.card;
    expect(first.status).toBe('better');
    expect({ count, customers, judged_languages, n: held_out.n }).toEqual({
      count: 300,
      customers: 300,
      judged_languages: ['en'],
      n: 60,
    });
    expect(always_most_frequent).toBeCloseTo(1 / 3, 1);
    expect(intents.map(({ name }) => name)).toEqual(['invoice', 'moving', 'repair']);
    for (const { is_sure, n, n_predicted, precision, precision_lower } of intents) {
      expect({ is_sure, n }).toEqual({ is_sure: true, n: 20 });
      expect(n_predicted).toBeGreaterThanOrEqual(5);
      expect(precision).toBeGreaterThanOrEqual(0.9);
      expect(precision_lower).toBeLessThan(precision!);
    }
  });

  test.each(['__proto__', 'a\nb\u001b[31m', 'x'.repeat(300)])(
    'takes %j for a name like any other',
    (label) => {
      const { bytes } = fitted(trainIntent(named(label, 'repair')));
      const hostile = intentPredictor(decodeIntentModel(bytes));
      expect(hostile({ text: 'valve seeping', language: 'en' }).predicted_intent).toBe(label);
      expect(hostile({ text: 'moving out', language: 'en' }).predicted_intent).toBe('moving');
    },
  );

  test('leaves intents with few tickets out, and says how many', () => {
    const rare = madeTickets(1000, 2000).map((ticket, at) => ({ ...ticket, text: 'rare', intent: `i${at}` }));
    const { card } = fitted(trainIntent([...rare, ...madeTickets(300, 3000)]));
    expect(card.intents.map(({ name }) => name)).toEqual(['invoice', 'moving', 'repair']);
    expect(card).toMatchObject({ intents_left_out: 1000, tickets_left_out: 1000 });
  });

  test('never says an intent of which it is not shown that it is right nine times in ten', () => {
    // One ticket in three of what looks like a repair is a move.
    const doubtful = madeTickets(600).map((ticket, at) =>
      ticket.intent === 'repair' && at % 2 === 0 ? { ...ticket, intent: 'moving' } : ticket,
    );
    const { card, bytes } = fitted(trainIntent(doubtful));
    const sure = card.intents.filter(({ is_sure }) => is_sure).map(({ name }) => name);
    expect(sure).toContain('invoice');
    expect(sure).not.toContain('repair');
    const { predicted_intent } = intentPredictor(decodeIntentModel(bytes))({
      text: 'valve seeping',
      language: 'en',
    });
    expect(predicted_intent).not.toBe('repair');
  });
});

describe('a model is not put in use', () => {
  test.each([
    ['of no tickets', [], /^0 tickets have an intent/],
    ['of too few', madeTickets(199), /^199 tickets .* 3 have 30 tickets or more \(most: repair 67,/],
    [
      'of one intent',
      madeTickets(300).map((ticket) => ({ ...ticket, intent: 'all' })),
      /their 1 intents 1 has/,
    ],
    ['of tickets without words', madeTickets(300).map((ticket) => ({ ...ticket, text: ' ' })), /^0 tickets/],
    [
      'of 1,000 intents',
      madeTickets(1000).map((t, at) => ({ ...t, intent: `i${at}` })),
      /1000 intents 0 have/,
    ],
    ['of one text', madeTickets(300).map((t) => ({ ...t, text: 'a', customer: 'c' })), /so much alike/],
  ])('made %s', (_, given, reason) => {
    const training = trainIntent(given);
    expect(training.status).toBe('not_enough_data');
    expect(training.reason).toMatch(reason);
  });

  test('whose intents have nothing to do with the words', () => {
    const labels = madeTickets(400).map(({ intent }) => intent);
    const random = madeTickets(400).map((ticket, at) => ({
      ...ticket,
      intent: labels[(at * 7919 + (at >> 3)) % 400]!,
    }));
    const training = fitted(trainIntent(random));
    expect(training.status).toBe('worse');
    expect(training.reason).toMatch(/of no intent it could be shown/);
  });

  test('that is worse than the one before it', () => {
    // What is called a repair is called a move for a while, and then a repair again.
    const wrong = named('moving', 'repair', madeTickets(500, 300));
    const worse = fitted(trainIntent([...wrong, ...madeTickets(140, 800)], model));
    expect(worse.status).toBe('worse');
    expect(worse.card.in_use).toMatchObject({ version: first.version });
  });

  test('of which nothing shows that it is better', () => {
    const training = fitted(trainIntent(madeTickets(310), model));
    expect(training.status).toBe('worse');
    expect(training.reason).toMatch(
      /cannot be shown to be better than the model in use .* there are 10 tickets/,
    );
  });
});

test('more tickets of the same kind replace the model', () => {
  expect(fitted(trainIntent(madeTickets(600), model)).status).toBe('better');
});

describe('what is sure', () => {
  const guesses = (right: number, wrong: number, probability: number) => [
    ...Array.from({ length: right }, () => ({ probability, isRight: true })),
    ...Array.from({ length: wrong }, () => ({ probability, isRight: false })),
  ];

  test('begins where enough guesses are right', () => {
    expect(sureFrom(guesses(14, 0, 0.9))).toBeNull();
    expect(sureFrom(guesses(15, 0, 0.9))).toBe(0.9);
    expect(sureFrom([...guesses(100, 0, 0.9), ...guesses(5, 5, 0.6)])).toBe(0.6);
    expect(sureFrom([...guesses(100, 0, 0.9), ...guesses(50, 50, 0.6)])).toBe(0.9);
    expect(sureFrom(guesses(80, 20, 0.9))).toBeNull();
  });

  test('is at least nine in ten of the guesses that it takes in', () => {
    const guess = fc.record({
      probability: fc.double({ min: 0, max: 1, noNaN: true }),
      isRight: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(guess, { maxLength: 60 }), (list) => {
        const least = sureFrom(list);
        if (least === null) return;
        const taken = list.filter(({ probability }) => probability >= least);
        expect(taken.filter(({ isRight }) => isRight).length / taken.length).toBeGreaterThanOrEqual(0.9);
      }),
    );
  });
});
