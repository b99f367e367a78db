import type { Readable } from 'node:stream';
import type { ObjectVersion } from '../contract/lake/lake-keys.ts';
import type { Cell, Row } from '../contract/lake/rows.ts';
import type { TableName } from '../contract/lake/tables.ts';

export type { Cell };

/** The only interfaces between Handback and the outside. Adapters: `aws/` and `local/`. */

export interface ObjectInfo {
  readonly key: string;
  readonly size: number;
  /** Milliseconds since 1970 UTC. */
  readonly lastModified: number;
}

/** Where the lake's objects lie: a bucket or a folder. Keys use `/` and never start with it. */
export interface ObjectStore {
  list(prefix: string): AsyncIterable<ObjectInfo>;
  /** The object's bytes; undefined when there is none. */
  read(key: string): Promise<Uint8Array | undefined>;
  /** Writes whole or not at all; `false` when the key was already there (which is success for a retry). */
  putIfAbsent(key: string, bytes: Uint8Array): Promise<boolean>;
  delete(key: string): Promise<void>;
}

/** One version of an input object, as it waits in landing. */
export interface InputObject extends ObjectVersion {
  /** Size as stored, bytes. */
  readonly size: number;
  /** Last-modified instant of this version, milliseconds since 1970 UTC. */
  readonly arrivedAt: number;
  /** The bytes as stored (still compressed), from the start. */
  open(): Readable;
}

export interface ResultColumn {
  readonly name: string;
  /** Lower-case engine-neutral type: string, bigint, double, boolean, date or timestamp. */
  readonly type: string;
}

/** Rows of a query. Timestamps are ISO texts ending in Z, dates `YYYY-MM-DD`, bigints numbers. */
export interface QueryResult {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /** Bytes the engine read, where it says. */
  readonly scannedBytes?: number;
  /** True when there is more than was asked for; the rows are then some of them, or none. */
  readonly isCut?: boolean;
}

/** How long an answer may be. */
export interface AnswerLimits {
  readonly rows: number;
  /** As text. */
  readonly bytes: number;
}

export interface QueryOptions {
  /** An answer of the same text may be taken again when it is no older (engines that can). */
  readonly reuseMinutes?: number;
  /** Makes a retried start the same query (engines that can). */
  readonly idempotencyKey?: string;
}

/** The SQL engine over the lake's tables and views: Athena or DuckDB. */
export interface QueryEngine {
  /** Most days that one insert may write; 100 (Athena's limit) when it does not say. */
  readonly daysPerInsert?: number;
  query(sql: string, options?: QueryOptions): Promise<QueryResult>;
  /**
   * Appends a query's rows to a table. The query's columns are the table's, with `dt` last.
   * @returns rows written
   */
  insert(table: TableName, sql: string): Promise<number>;
  /**
   * Appends rows as they stand, by column name, `dt` among them: many rows faster than as a query's text. Engines
   * without it are given a query.
   * @returns rows written
   */
  append?(table: TableName, rows: readonly Row[]): Promise<number>;
  /**
   * Holds a query's rows under a name, in place of those held under it before; texts read them like a table until the
   * engine is closed. Only where reading a table once more costs less than computing its rows: curation then keeps the
   * rows that nothing has changed. Athena bills what is read, whatever is computed of it.
   * @param name of no table or view of the lake
   */
  hold?(name: string, sql: string): Promise<void>;
  /** Forgets what is held under a name; of engines that hold. */
  release?(name: string): Promise<void>;
}

/** Runs queries in the background; callers come back for the answer: for handlers that keep no state. */
export interface QueryRunner {
  /**
   * Starts a query, or joins the one already started: the same text with the same key is the same query.
   * @returns its answer, or undefined when it is still running after `waitSeconds`, or when no time is left to
   * read it. @throws EngineBusy, QueryTooLarge, and what else makes it fail
   */
  poll(sql: string, options: PollOptions): Promise<QueryResult | undefined>;
}

/** Runs statements in the background that write and answer nothing. */
export interface StatementRunner {
  /**
   * Starts a statement, or joins the one already started, as `QueryRunner` does.
   * @returns whether it has ended, or still runs after `waitSeconds`. @throws EngineBusy, and what else makes it fail
   */
  run(sql: string, options: PollOptions): Promise<boolean>;
}

export interface PollOptions {
  readonly key: string;
  readonly waitSeconds: number;
  readonly reuseMinutes?: number;
  /** A longer answer is cut. */
  readonly limits?: AnswerLimits;
}

/** More queries run than may at once: the same one may be started in a moment. */
export class EngineBusy extends Error {
  override readonly name = 'EngineBusy';
}

/** The query would read more than its caller may read at once. */
export class QueryTooLarge extends Error {
  override readonly name = 'QueryTooLarge';
}

/** The time now, milliseconds since 1970 UTC. */
export type Clock = () => number;

/** Something that people and machines outside should know. */
export interface Announcement {
  /** One line. */
  readonly title: string;
  /** For a person. */
  readonly text: string;
  /** `Handback Finding`. */
  readonly kind: string;
  /** For a machine; becomes JSON. */
  readonly detail: object;
  /** Where more is to be seen. */
  readonly links?: readonly { readonly label: string; readonly url: string }[];
  /** What a chat keeps in one thread. */
  readonly thread?: string;
}

/** Where findings are published: SNS and EventBridge, or a console. */
export interface Publisher {
  publish(announcement: Announcement): Promise<void>;
}

/** A customer's text, redacted, to be classified. */
export interface SentimentText {
  readonly text: string;
  /** Amazon Comprehend's code (`en`, `zh-TW`); absent when unknown. */
  readonly language?: string;
}

/** How likely each label is, 0 to 1; together 1. */
export interface SentimentScores {
  readonly positive: number;
  readonly negative: number;
  readonly neutral: number;
  readonly mixed: number;
}

export type SentimentLabel = keyof SentimentScores;

/** What an engine says of a text, and which engine it was. */
export interface SentimentTag {
  readonly label: SentimentLabel;
  readonly scores: SentimentScores;
  /** `embedded`, `comprehend`, or a third's own name. */
  readonly engine: string;
  /** Two tags of one engine and version are made alike. */
  readonly modelVersion: string;
  /** The engine could do less for this text than it does for others. */
  readonly isDegraded: boolean;
  /** False where nothing could be classified: the tag is then neutral and is not to be counted. */
  readonly isScored: boolean;
}

/** Classifies texts and answers in their order. Never fails for a text: what cannot be classified comes back degraded. */
export interface SentimentService {
  classify(texts: readonly SentimentText[]): Promise<readonly SentimentTag[]>;
}
