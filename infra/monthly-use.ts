/** What one deployment does in a month; the levers of the bill. */
export interface Use {
  readonly tickets: number;
  readonly eventsPerTicket: number;
  /** Compressed bytes of one event in the lake. */
  readonly bytesPerEvent: number;
  /** Objects landed a day. */
  readonly objectsPerDay: number;
  /** Days that the events of one object touch: each is a file. */
  readonly daysPerObject: number;
  readonly reportsPerDay: number;
  /** Queries of BI tools over two tables, and the days that each looks into: all since `firstDay` without `dt`. */
  readonly biQueriesPerDay: number;
  readonly biDays: number;
  /** Days between `firstDay` and today: partitions that a query without a filter on dt lists. */
  readonly days: number;
  readonly monthsKept: number;
  /** Whether small files are put together every night. */
  readonly isCompacted: boolean;
  /** Settings of the stage: `encryptionKeyArn`, `alarms.dashboard`, `api.detailedMetrics`. */
  readonly hasOwnKey: boolean;
  readonly hasDashboard: boolean;
  readonly hasDetailedMetrics: boolean;
  /** Whether Amazon Comprehend classifies texts (`sentiment.engine`), within any budget. */
  readonly usesComprehend: boolean;
  /** Texts of customers a ticket, in languages of the service, each another one, and their characters. */
  readonly textsPerTicket: number;
  readonly charactersPerText: number;
}

export const usualUse: Use = {
  tickets: 1_000_000,
  eventsPerTicket: 8,
  bytesPerEvent: 60,
  objectsPerDay: 100,
  daysPerObject: 2,
  reportsPerDay: 200,
  biQueriesPerDay: 0,
  biDays: 31,
  days: 730,
  monthsKept: 24,
  isCompacted: true,
  hasOwnKey: false,
  hasDashboard: false,
  hasDetailedMetrics: false,
  usesComprehend: false,
  textsPerTicket: 1.65,
  charactersPerText: 108,
};

/** Nothing arrives and nobody asks: what a stage costs by standing there. */
export const noUse: Partial<Use> = { tickets: 0, objectsPerDay: 0, reportsPerDay: 0 };
