import { expect, test } from 'vitest';
import { decisionsPage } from '../../queries/decisions-page.ts';

const record = (number: string, { status = 'accepted', room = 'curate', body = '' } = {}): string =>
  `---\nstatus: ${status}\ndate: 2026-01-31\nroom: ${room}\n---\n# ${number} Of ${number}\n${body || '\n## Decision\n\nA.\n\n## Why\n\nB.\n\n## Cost\n\nC.\n'}`;

test('the index names every record, in order of numbers, with its status linked', () => {
  const page = decisionsPage({
    '0200-later.md': record('0200', { room: 'detect' }),
    '0100-first.md': record('0100', { status: 'superseded by 0200' }),
    '0150-gone.md': record('0150', { status: 'merged into ../page.md#part', body: '\nSee there.\n' }),
  });
  expect(page.split('\n').filter((line) => line.startsWith('| ['))).toEqual([
    '| [0100](0100-first.md) | Of 0100 | curate | superseded by [0200](0200-later.md) |',
    '| [0200](0200-later.md) | Of 0200 | detect | accepted |',
    '| [0150](0150-gone.md) | Of 0150 | curate | merged into [page.md](../page.md#part) |',
  ]);
});

test.each([
  ['no front matter', '# 0100 Title\n\n## Decision\n', 'begins with no front matter'],
  ['another status', record('0100', { status: 'decided' }), 'front matter, status: accepted, superseded by'],
  ['a room that is none', record('0100', { room: 'utils' }), 'front matter, room: '],
  ['a title without its number', record('0101'), 'has no heading "# 0100'],
  ['a section left out', record('0100', { body: '\n## Decision\n\nA.\n\n## Why\n' }), 'needs the sections'],
  ['a successor that is not there', record('0100', { status: 'superseded by 0200' }), 'there is no decision'],
])('a record with %s is refused by its name', (_, text, message) => {
  expect(() => decisionsPage({ '0100-first.md': text })).toThrow('/0100-first.md: ');
  expect(() => decisionsPage({ '0100-first.md': text })).toThrow(message);
});

test('two records of one number are refused', () => {
  const records = { '0100-a.md': record('0100'), '0100-b.md': record('0100') };
  expect(() => decisionsPage(records)).toThrow('/0100-b.md: its number is taken');
});
