import { dressed } from './ordinary-dressed.ts';
import type { OrdinaryKind } from './ordinary-kind.ts';
import { measures } from './ordinary-measures.ts';
import { others } from './ordinary-others.ts';
import { references } from './ordinary-references.ts';

/** More than a hundred kinds of texts that hold numbers or signs and no personal data. */
export const ordinaryKinds: readonly OrdinaryKind[] = [...references, ...measures, ...others, ...dressed];
