import { type DataRecord, isObject } from '../../record/look-up.ts';
import { isList as isListText } from '../../record/members.ts';
import { type DateGuess, guessDates } from './guess-dates.ts';
import { wordsOf } from './words-of.ts';

/** A column, or a field by its path, and what its cells hold. */
export interface Column {
  readonly name: string;
  readonly words: string;
  /** Cells that hold something. */
  readonly filled: number;
  /** Different texts with how often each stands there; beyond `mostDistinct` none is added. */
  readonly texts: ReadonlyMap<string, number>;
  readonly isManifold: boolean;
  readonly kind: 'text' | 'list' | 'records';
  readonly dates: DateGuess | undefined;
}

const mostDistinct = 5000;
const mostColumns = 500;
const mostDepth = 4;

/** Cells that mean nothing, as many tools write them. */
export const nothings = new Set([
  'n/a',
  'na',
  'null',
  'none',
  'nan',
  'nat',
  '-',
  '--',
  '?',
  '(null)',
  '\\n',
  'undefined',
  '(blank)',
]);

/** Every column of the records; of objects within them each field by its path. */
export function columnsOf(records: readonly DataRecord[]): Column[] {
  const cells = new Map<string, Cells>();
  for (const record of records)
    for (const [name, value] of Object.entries(record)) gather(cells, name, value, 1);
  return [...cells].map(([name, { filled, texts, isList, holdsRecords }]) => {
    const known = [...texts.keys()].filter((text) => !nothings.has(text.toLowerCase()));
    return {
      name,
      words: wordsOf(lastOf(name)),
      filled,
      texts,
      isManifold: texts.size >= mostDistinct,
      kind: holdsRecords ? 'records' : isList || holdsLists(known) ? 'list' : 'text',
      dates: isList ? undefined : guessDates(known),
    };
  });
}

/** Lists that a program wrote as texts; `[]` says nothing of the others. */
function holdsLists(texts: readonly string[]): boolean {
  const filled = texts.filter((text) => text !== '[]' && text !== '{}');
  return filled.length > 0 && filled.every(isListText);
}

/** The last step of a path; of one that every object has, as `id`, with the object's name before it, and of its `value` that name. */
function lastOf(name: string): string {
  const [last = name, above] = name.split('.').reverse();
  if (above !== undefined && last === 'value') return above;
  return above !== undefined &&
    /^(?:id|uid|uuid|guid|hash|number|no|nr|ref|reference|key|code|name|email|e_?mail|type|at|on)$/i.test(
      last,
    )
    ? `${above} ${last}`
    : last;
}

interface Cells {
  filled: number;
  readonly texts: Map<string, number>;
  isList: boolean;
  holdsRecords: boolean;
}

function gather(cells: Map<string, Cells>, name: string, value: unknown, depth: number): void {
  if (isObject(value) && depth < mostDepth) {
    for (const [key, inner] of Object.entries(value)) gather(cells, `${name}${step(key)}`, inner, depth + 1);
    return;
  }
  if (!cells.has(name) && cells.size >= mostColumns) return;
  const at = cells.get(name) ?? { filled: 0, texts: new Map(), isList: false, holdsRecords: false };
  cells.set(name, at);
  if (Array.isArray(value)) {
    at.isList = true;
    at.holdsRecords ||= value.some(isObject);
    return;
  }
  const text = value == null || isObject(value) ? '' : String(value).trim();
  if (text === '') return;
  at.filled++;
  const count = at.texts.get(text);
  if (count !== undefined || at.texts.size < mostDistinct) at.texts.set(text, (count ?? 0) + 1);
}

const step = (key: string): string => (/^[^.[\]'"]+$/.test(key) ? `.${key}` : `['${key}']`);
