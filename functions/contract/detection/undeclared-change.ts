import type { Day } from '../records/instant.ts';

const prefix = 'implicit:';

/** Id of a change that the detector found in a scope and nobody declared: `implicit:vellopay:US/chat/cards:2025-08-17`. */
export const undeclaredId = (brand: string, scope: string, day: Day): string =>
  `${prefix}${brand}:${scope}:${day}`;

export const isUndeclared = (changeId: string): boolean => changeId.startsWith(prefix);

/** The scope in which an undeclared change of a brand was found, by its id. */
export const scopeOfUndeclared = (changeId: string, brand: string): string =>
  changeId.slice(`${prefix}${brand}:`.length, -':YYYY-MM-DD'.length);

/** A change by its id, in a sentence that says its day; the id of one that nobody declared only programs read. */
export const changeInSentence = (changeId: string): string =>
  isUndeclared(changeId) ? 'an undeclared change' : `change ${changeId}`;

/** A change as people call it: the id of one that nobody declared only programs read. */
export const nameOfChange = (changeId: string, day: Day): string =>
  isUndeclared(changeId) ? `undeclared change of ${day}` : changeId;
