import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { layOut, type TextColumn } from '../../../functions/report/render/layout.ts';

const text = (name: string, cells: string[], isDetail = false): TextColumn => ({
  ...{ name, cells, isDetail, isRight: false },
});
const number = (name: string, cells: string[]): TextColumn => ({ ...text(name, cells), isRight: true });

test('with room, a table has its headings and cells whole', () => {
  const { lines, leftOut } = layOut([text('metric', ['csat']), number('days_to_detect', ['7'])], 80);
  expect(lines).toEqual(['metric  days_to_detect', 'csat                 7']);
  expect(leftOut).toEqual([]);
});

test('without, headings fold first, then details are left out from the last on, and named', () => {
  const columns = [text('metric', ['csat']), number('days_to_detect', ['7']), text('first', ['a'], true)];
  expect(layOut(columns, 23)).toEqual({
    lines: ['        days_to_', 'metric    detect  first', 'csat           7  a'],
    leftOut: [],
  });
  expect(layOut(columns, 20)).toEqual({
    lines: ['            days_to_', 'metric        detect', 'csat               7'],
    leftOut: ['first'],
  });
});

test('a long detail is cut before it is left out', () => {
  const columns = [text('id', ['a']), text('comment', ['what somebody said of it at length'], true)];
  expect(layOut(columns, 30).lines).toEqual(['id  comment', 'a   what somebody said of it …']);
});

test('what does not fit side by side stands one under another, an interval beside its value', () => {
  const columns = [
    text('scope', ['SE/chat/money_back', 'DE/chat/account']),
    text('status', ['regression_confirmed', 'ok']),
    number('effect', ['1.083 [0.446, 1.720]', '–']),
    text('looked_on', ['2026-01-01', '2026-01-01'], true),
  ];
  expect(layOut(columns, 40)).toEqual({
    lines: [
      'scope SE/chat/money_back',
      '  status regression_confirmed',
      '  effect 1.083 [0.446, 1.720]',
      '',
      'scope DE/chat/account   status ok',
      '  effect –',
    ],
    leftOut: ['looked_on'],
  });
});

test('no line is wider than asked, and nothing that is no detail is cut or left out', () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 60 });
  const row = fc.tuple(cell, cell, cell, cell);
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 20, max: 120 }),
      (rows, width) => {
        const names = ['market', 'count_of_tickets', 'value', 'comment'];
        const columns = names.map((name, place) =>
          text(
            name,
            rows.map((own) => own[place]!),
            name === 'comment',
          ),
        );
        const { lines } = layOut(columns, width);
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
        const shown = lines.join('').replaceAll(/\s/gu, '');
        for (const own of rows)
          for (const essential of own.slice(0, 3)) expect(shown).toContain(essential.replaceAll(/\s/gu, ''));
      },
    ),
    { numRuns: 100 },
  );
});
