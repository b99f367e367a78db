/** A step of a path: a field or place, every element of a list, or the element of which a field has a value. */
export type Step = string | typeof every | { readonly field: string; readonly is: string };

export const every = Symbol('every element');

/** A path into a record, taken apart. */
export interface Path {
  /** True when it begins at the whole record of the file, `$.next_page`, and not at the record that lies in it. */
  readonly isFromRoot: boolean;
  readonly steps: readonly Step[];
  /** True when it may lead to several values, which come as a list. */
  readonly isMany: boolean;
}

const known = new Map<string, Path>();
const pattern = /\[['"]([^'"\]]*)['"]\]|\[(\d+)\]|(\[\*\])|\[([^=\]]+)=([^\]]*)\]|([^.[\]]+)/g;

/** `customer.id`, `tags[0]`, `tags[*].name`, `custom_fields[id=36].value`, `a['b c']`, `$.count` */
export function pathOf(text: string): Path {
  const found = known.get(text);
  if (found !== undefined) return found;
  const isFromRoot = /^\$(?:[.[]|$)/.test(text);
  const steps = [...text.slice(isFromRoot ? 1 : 0).matchAll(pattern)].map(stepOf);
  const path = { isFromRoot, steps, isMany: steps.includes(every) };
  known.set(text, path);
  return path;
}

function stepOf([, quoted, place, all, field, is, name]: RegExpExecArray): Step {
  if (all !== undefined) return every;
  if (field !== undefined) return { field: field.trim(), is: unquoted(is ?? '') };
  return quoted ?? place ?? name ?? '';
}

const unquoted = (text: string): string => text.trim().replace(/^(['"])(.*)\1$/, '$2');
