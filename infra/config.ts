import type { Day } from '../functions/contract/records/instant.ts';
import {
  type LandingPrefixes,
  type TableQuery,
  usualPrefixes,
} from '../functions/contract/records/landing.ts';

/** A query over tables of the company's (docs/deploy.md), and what its role may read. */
export interface TableQuerySettings extends TableQuery {
  /** Names of the tables in its database that it reads; the role may read no others. */
  readonly tables: readonly string[];
  /** Where their files lie, `s3://bucket/folder/`; a view's tables are among them. */
  readonly locations: readonly string[];
}

/** Settings of one stage. `-c stage=NAME` chooses; several stages fit in one account and Region. */
export interface StageSettings {
  /** Name of the stack; also the namespace of its metrics and the prefix of names that must be given. */
  readonly stackName: string;
  /** On every resource of the stack: cost centre, owner, what the company asks for. */
  readonly tags: Readonly<Record<string, string>>;
  /**
   * ARN of a key of the company's for buckets, queues, topics and answers of queries; empty: keys of AWS. Its policy
   * must let CloudWatch and S3 use it (docs/deploy.md).
   */
  readonly encryptionKeyArn: string;
  /** ARN of the key by which the account encrypts its Glue catalog; empty: not, or by one of AWS or a role of Glue's. */
  readonly catalogKeyArn: string;
  /** ARN of a key of the company's for log groups; empty: CloudWatch Logs' own. Its policy must let them use it (docs/deploy.md). */
  readonly logsKeyArn: string;
  /** Name of a bucket that takes the buckets' access logs; empty: none, as where CloudTrail has data events. */
  readonly accessLogsBucket: string;
  /** ARN of a managed policy that bounds every role of the stack; empty: none. */
  readonly permissionsBoundaryArn: string;
  /** Where functions run; without subnets, outside of any VPC. */
  readonly vpc: { readonly subnetIds: readonly string[]; readonly securityGroupIds: readonly string[] };
  /**
   * Where Lake Formation governs the Glue catalog: whether the stack registers its bucket and grants its roles what
   * they need, and ARNs of roles that read the views for BI tools.
   */
  readonly lakeFormation: { readonly isOn: boolean; readonly readers: readonly string[] };
  /** False only where losing the data is wanted: buckets and secret then go with the stack. */
  readonly keepsData: boolean;
  /**
   * First day an event may have; empty: two years before the first deployment, fixed then. Every day from then to
   * tomorrow is a partition that queries without a filter on dt must look into; earlier events are quarantined.
   */
  readonly firstDay: Day | '';
  readonly logDays: 7 | 30 | 90 | 365;
  readonly landing: {
    /** Below which folders files land, and whose they are; an empty source: the folder that follows names it. */
    readonly prefixes: LandingPrefixes;
    /** A bucket of the company's, which reports its files by EventBridge; empty: the stack makes one. */
    readonly bucketName: string;
    /** Account of that bucket; empty: the stack's. */
    readonly bucketAccount: string;
    /** ARN of the key that encrypts that bucket; empty: a key of AWS. */
    readonly bucketKeyArn: string;
    /** Originals are needed for replays of quarantine; after so many days, 30 or more, they move to cheaper storage. */
    readonly infrequentAccessAfterDays: number;
    /** Old versions of overwritten originals are deleted after so many days. */
    readonly oldVersionsDays: number;
    /** Originals are gone after so many days; for the last oldVersionsDays they are hidden, and not replayed. 0: never. */
    readonly deleteAfterDays: number;
  };
  /** Queries over tables of the Glue catalog whose rows are read like files, and the keys that encrypt their files. */
  readonly tables: {
    readonly queries: readonly TableQuerySettings[];
    readonly keyArns: readonly string[];
  };
  readonly ingest: {
    readonly memoryMb: number;
    readonly timeoutMinutes: number;
    /** Objects processed at once; protects what lies behind. At least 2. */
    readonly maximumConcurrency: number;
  };
  readonly sentiment: {
    /** What classifies customers' texts: the engine within the functions, or Amazon Comprehend (docs/sentiment.md). */
    readonly engine: 'embedded' | 'comprehend';
    /** Region of Amazon Comprehend; empty: the stack's. Where the Region has none, the embedded engine classifies. */
    readonly region: string;
    /** US dollars a month for Amazon Comprehend; then the embedded engine takes over, and an alarm says so. */
    readonly monthlyBudget: number;
    /** Calls of 25 texts that one function makes in a second at most. */
    readonly callsPerSecond: number;
  };
  /**
   * ARNs of secrets that hold the address of an incoming webhook: findings are sent to Slack, or to Teams by a workflow.
   * Empty: not.
   */
  readonly chat: { readonly slackSecretArn: string; readonly teamsSecretArn: string };
  readonly schedules: {
    /** Cron expressions of EventBridge Scheduler, UTC. */
    /** Curation, until nothing is left, and then the detector's look. */
    readonly nightly: string;
    readonly maintain: string;
    /** The queries over tables, one after the other. */
    readonly tables: string;
  };
  /** Bytes one query of the workgroup may read before it is stopped; at least 10 MB. */
  readonly scanLimits: {
    readonly maintenance: number;
    readonly detector: number;
    readonly reports: number;
    readonly bi: number;
    readonly tables: number;
  };
  readonly api: {
    readonly requestsPerSecond: number;
    readonly burst: number;
    /** Queries for reports that one caller may start in ten minutes. */
    readonly runsPerCaller: number;
    /** Metrics of API Gateway by method, billed as custom metrics: 55 of them. */
    readonly detailedMetrics: boolean;
    /**
     * Whether the stack sets the one role by which all APIs of the account write logs in this Region. False where
     * there is one: the stack would put its own in that place (`handback doctor` looks).
     */
    readonly setsLoggingRole: boolean;
  };
  readonly alarms: {
    /** Subscribed to the alarms; empty: subscribe later. */
    readonly email: string;
    /** Nothing ingested for so many hours is an alarm; at most 168. */
    readonly silentHours: number;
    /** More of an object's records in quarantine is an alarm, 0 to 1. */
    readonly rejectedShare: number;
    /** A dashboard of what alarms watch: $3 a month beyond the three that CloudWatch gives an account. */
    readonly dashboard: boolean;
  };
}

const gigabyte = 1_000_000_000;

const production: StageSettings = {
  stackName: 'Handback',
  tags: { application: 'handback' },
  encryptionKeyArn: '',
  catalogKeyArn: '',
  logsKeyArn: '',
  accessLogsBucket: '',
  permissionsBoundaryArn: '',
  vpc: { subnetIds: [], securityGroupIds: [] },
  lakeFormation: { isOn: false, readers: [] },
  keepsData: true,
  firstDay: '',
  logDays: 90,
  landing: {
    prefixes: usualPrefixes,
    bucketName: '',
    bucketAccount: '',
    bucketKeyArn: '',
    infrequentAccessAfterDays: 60,
    oldVersionsDays: 365,
    deleteAfterDays: 0,
  },
  tables: { queries: [], keyArns: [] },
  ingest: { memoryMb: 1769, timeoutMinutes: 15, maximumConcurrency: 5 },
  sentiment: { engine: 'embedded', region: '', monthlyBudget: 100, callsPerSecond: 10 },
  chat: { slackSecretArn: '', teamsSecretArn: '' },
  schedules: { nightly: 'cron(15 2 * * ? *)', maintain: 'cron(0 5 * * ? *)', tables: 'cron(15 1 * * ? *)' },
  scanLimits: {
    maintenance: 200 * gigabyte,
    detector: 20 * gigabyte,
    reports: 5 * gigabyte,
    bi: 20 * gigabyte,
    tables: 200 * gigabyte,
  },
  api: { requestsPerSecond: 10, burst: 20, runsPerCaller: 60, detailedMetrics: false, setsLoggingRole: true },
  alarms: { email: '', silentHours: 24, rejectedShare: 0.1, dashboard: false },
};

const stages: Readonly<Record<string, StageSettings>> = {
  production,
  /** For trying things out: everything goes with the stack. */
  sandbox: {
    ...production,
    stackName: 'HandbackSandbox',
    keepsData: false,
    logDays: 7,
    scanLimits: {
      maintenance: 10 * gigabyte,
      detector: gigabyte,
      reports: gigabyte,
      bi: gigabyte,
      tables: 10 * gigabyte,
    },
  },
};

/** The settings of a stage. @throws when there is none of that name */
export function stageSettings(name: string): StageSettings {
  const settings = stages[name];
  if (settings === undefined)
    throw new Error(`infra/config.ts: no stage "${name}"; there are ${Object.keys(stages).join(', ')}`);
  return settings;
}
