import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { readMapping } from '../../functions/sources/mapping.ts';
import { eventsOf, mapCsv } from './map-text.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/mapping.md'), 'utf8');

/** The code blocks of the page, without the indentation that a list gives them. */
const blocks = [...page.matchAll(/^( *)```(\w+)\n([\s\S]*?)\n\1```/gm)].map(
  ([, indent = '', language, text = '']) => ({
    language,
    text: text.replaceAll(`\n${indent}`, '\n').slice(indent.length),
  }),
);
const yaml = blocks.filter(({ language }) => language === 'yaml').map(({ text }) => text);

it('every mapping of the documentation can be read', () => {
  expect(yaml.length).toBeGreaterThan(3);
  for (const text of yaml) {
    const whole = text.includes('source:') ? text : `source: x\ntime_zone: UTC\n${text}`;
    const mapped =
      /\b(?:opened_at|events): /.test(text) || text.includes('events:\n')
        ? whole
        : whole.replace('ticket:', 'ticket:\n  ticket_id: id\n  opened_at: at');
    expect(() => readMapping(mapped, 'docs.yaml'), text).not.toThrow();
  }
});

it('the tutorial does what it says', () => {
  const csv = blocks.find(({ language }) => language === 'csv')?.text ?? '';
  const records = mapCsv(yaml[0] ?? '', csv);
  expect(eventsOf(records).map(({ ticket_id, type }) => `${ticket_id} ${type}`)).toEqual([
    '1001 opened',
    '1001 resolved',
    '1001 answered',
    '1002 opened',
  ]);
  expect(eventsOf(records)[0]).toMatchObject({ occurred_at: '2024-02-05T08:12:00.000Z', channel: 'email' });
});
