import { fitsPattern } from '../record/file-pattern.ts';
import type { Mapping } from './mapping.ts';

/** A mapping with those of its streams that read a file. @param key the file's path */
export function forFile(mapping: Mapping, key: string): Mapping {
  if (mapping.parts === undefined) return mapping;
  const parts = mapping.parts.filter(
    ({ files }) => files === undefined || files.some((pattern) => fitsPattern(key, pattern)),
  );
  return { ...mapping, parts };
}
