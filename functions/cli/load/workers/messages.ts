import type { ProcessedObjects } from '../../../ingest/processed-objects.ts';
import type { InputFile } from '../../../platform/local/input-files.ts';
import type { AiSeen } from '../ai-check.ts';
import type { FileOutcome } from '../file-outcome.ts';
import type { MappingPlace } from '../read-mapping-file.ts';

/**
 * What a worker begins with. The lake's secret is not among it: the worker reads that where the command did, from
 * the environment or the lake.
 */
export interface WorkerStart {
  readonly lakeFolder: string;
  readonly place: MappingPlace;
  readonly processed: ProcessedObjects;
}

/** The first worker of a command says what is to be said of the lake; the others would say it again. */
export interface WorkerData extends WorkerStart {
  readonly isFirst: boolean;
}

/** One file to be read. */
export interface FileRequest {
  readonly file: InputFile;
  /** Begins its progress lines. */
  readonly where: string;
  /** Objects of the same key that this command has read meanwhile. */
  readonly doneSince: readonly string[];
}

/** What a worker says while it reads, and at the end. */
export type WorkerMessage =
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'progress'; readonly text: string }
  | { readonly kind: 'ended'; readonly outcome: FileOutcome; readonly aiSeen: AiSeen | undefined }
  /** The lake takes nothing, or a table of the mapping cannot be read: there is no use in another file. */
  | { readonly kind: 'refused'; readonly why: string; readonly isWrongUse: boolean };
