import { every, type Path, pathOf, type Step } from './path.ts';

/** A record of the data: a row by column names, or a JSON object. */
export type DataRecord = Readonly<Record<string, unknown>>;

/** What a mapping sees at once: a record, the whole it lies in, and the elements that `each` goes through by name. */
export interface Scope {
  readonly record: DataRecord;
  readonly root: DataRecord;
  readonly elements?: Readonly<Record<string, unknown>>;
}

/**
 * The value of a column, or else at a path. A path with `[*]` gives the list of all values found.
 * @returns undefined when there is none
 */
export const lookUp = (scope: Scope, name: string): unknown => valueAt(scope, name, pathOf(name));

/** The same for a name whose path is at hand. */
export function valueAt({ record, root, elements }: Scope, name: string, path: Path): unknown {
  if (elements !== undefined && !path.isFromRoot) {
    const [first] = path.steps;
    if (typeof first === 'string' && Object.hasOwn(elements, first)) return follow(elements, path);
  }
  if (Object.hasOwn(record, name)) return record[name];
  return follow(path.isFromRoot ? root : record, path);
}

/** The value at a path that begins at a value. */
export function follow(value: unknown, { steps, isMany }: Path): unknown {
  if (isMany) return gather(value, steps);
  let at = value;
  for (const step of steps) {
    at = inside(at, step);
    if (at === undefined) return undefined;
  }
  return at;
}

function gather(value: unknown, [step, ...rest]: readonly Step[]): unknown[] {
  if (step === undefined) return value === undefined || value === null ? [] : [value].flat();
  if (step !== every) return gather(inside(value, step), rest);
  return elementsOf(value).flatMap((element) => gather(element, rest));
}

function inside(value: unknown, step: Step): unknown {
  const holder = opened(value);
  if (typeof holder !== 'object' || holder === null) return undefined;
  if (typeof step === 'string') return Object.hasOwn(holder, step) ? (holder as DataRecord)[step] : undefined;
  if (step === every || !Array.isArray(holder)) return undefined;
  return holder.find((element) => isObject(element) && String(element[step.field]) === step.is);
}

/** Of a list its elements, of an object its entries `{ key, value }`, of any other value itself. */
export function elementsOf(value: unknown): unknown[] {
  const holder = opened(value);
  if (holder === undefined || holder === null || holder === '') return [];
  if (Array.isArray(holder)) return holder;
  return isObject(holder) ? Object.entries(holder).map(([key, inner]) => ({ key, value: inner })) : [holder];
}

/** What a text holds that is JSON: a cell may hold a whole record or a list. Any other value is itself. */
export function opened(value: unknown): unknown {
  if (typeof value !== 'string' || !mayBeJson(value)) return value;
  try {
    return JSON.parse(value, keepDigits);
  } catch {
    return value;
  }
}

/** Whether a text begins as JSON and lists of programs do. Most begin with a letter or a digit, and need no pattern. */
export function mayBeJson(text: string): boolean {
  const first = text.charCodeAt(0);
  const isPlain = first > 0x20 && first < 0x7f;
  return isPlain ? first === 0x5b || first === 0x7b : /^\s*[[{]/.test(text);
}

/** An integer that a number cannot hold becomes its text, also one written with `.0`: it is an id, and ids are texts. */
export function keepDigits(_: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  return /^(-?\d+)(?:\.0+)?$/.exec(context?.source ?? '')?.[1] ?? value;
}

export const isObject = (value: unknown): value is DataRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
