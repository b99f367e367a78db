import { inject } from 'vitest';
import type { FacadeOptions } from '../athena-facade/executions.ts';
import type { MetadataSource } from '../athena-facade/metadata.ts';
import { openEngineAt, type TestEngine } from './engine-at.ts';

/** The tier's servers behind a facade of this test file. @param name of its results bucket and workgroup */
export const openEngine = (
  name: string,
  more: Partial<FacadeOptions & MetadataSource> = {},
): Promise<TestEngine> => openEngineAt(inject('engine'), name, more);
