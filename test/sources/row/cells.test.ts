import { describe, expect, it } from 'vitest';
import { Cells } from '../../../functions/sources/row/cells.ts';
import { Columns } from '../../../functions/sources/row/columns.ts';

/** A record of which it is counted how often each field is read. */
function counted(fields: Record<string, unknown>): { record: Record<string, unknown>; reads: string[] } {
  const reads: string[] = [];
  const get = (target: Record<string, unknown>, name: string) => {
    reads.push(name);
    return target[name];
  };
  return { record: new Proxy(fields, { get: get as never }), reads };
}

const columnsOf = (missing?: ReadonlySet<string>) => new Columns(missing, new Set(['part']));

describe('cells', () => {
  it('are read once, and those of the whole record once for all of its elements', () => {
    const { record, reads } = counted({ id: ' 7 ', part: 'its own' });
    const columns = columnsOf();
    const cells = new Cells({ record, root: record }, columns);
    const elements = [{ id: 'a' }, { id: 'b' }].map((part) =>
      cells.within({ record, root: record, elements: { part } }),
    );
    for (const one of [...elements, cells]) expect(one.text(columns.named('id'))).toBe('7');
    expect(elements.map((one) => one.text(columns.named('part.id')))).toEqual(['a', 'b']);
    expect(cells.text(columns.named('part'))).toBe('its own');
    expect(reads.filter((name) => name === 'id')).toHaveLength(1);
  });

  it('of lists and objects are empty or not without being written as texts', () => {
    const part = { toJSON: () => expect.unreachable() };
    const record = { parts: [part], none: [], blank: { value: '', link: null } };
    const columns = columnsOf();
    const cells = new Cells({ record, root: record }, columns);
    expect(['parts', 'none', 'blank'].map((name) => cells.isEmpty(columns.named(name)))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it.each([
    [['a'], '["a"]', true],
    [[], null, true],
    ["['a', 'b']", "['a', 'b']", true],
    [' \u00a0[a, b]', '[a, b]', true],
    ['a, b', 'a, b', false],
    [{ a: 1 }, '{"a":1}', false],
    ['n/A', null, false],
  ])('of %j have the text %j', (value, text, isList) => {
    const columns = columnsOf(new Set(['n/a']));
    const cells = new Cells({ record: { value }, root: {} }, columns);
    expect([cells.isList(columns.named('value')), cells.text(columns.named('value'))]).toEqual([
      isList,
      text,
    ]);
    expect(cells.isEmpty(columns.named('value'))).toBe(text === null);
  });
});
