/** A role of the stack, by the part of its logical id that names it. */
export const roles = {
  ingest: 'IngestionIngestRole',
  views: 'CurationViewsRole',
  curate: 'CurationCurateRole',
  maintain: 'MaintenanceMaintainRole',
  detect: 'DetectionDetectRole',
  report: 'ReportingReportRole',
  nightly: 'CurationNightlyRole',
  maintenance: 'MaintenanceNightlyRole',
  daily: 'DetectionDailyRole',
} as const;
export type RoleName = keyof typeof roles;

const queriers = ['views', 'curate', 'maintain', 'detect', 'report'] as const;

/** Every attempt of `attempts.ts`, and who may do it; every other role must be denied. */
export const mayDo = {
  'read a landed file': ['ingest'],
  'read a mapping': ['ingest'],
  'put a file into landing': [],
  'list landing': ['ingest'],
  'read events of the lake': ['ingest', ...queriers],
  'list the lake': ['ingest', ...queriers],
  'read the settings': ['ingest', ...queriers],
  'write the settings': [],
  'write new events': ['ingest', 'maintain'],
  'write over events': [],
  'write a commit': ['curate'],
  'write a run': ['curate'],
  'write an evaluation': ['detect'],
  'write what was told': ['detect'],
  'write an erasure': ['maintain'],
  'note a rewrite': ['maintain'],
  'delete events': ['ingest', 'maintain'],
  'delete a commit': ['maintain'],
  'read an answer of the API': ['report'],
  'write an answer of the API': ['report'],
  'read results of analysts': [],
  'write results of analysts': [],
  'write results of maintenance': ['views', 'curate', 'maintain'],
  'write results of the detector': ['detect'],
  'write results of reports': ['report'],
  'ask where the lake lies': [...queriers],
  'delete the bucket of the lake': [],
  'read the customer secret': ['ingest', 'maintain'],
  'query as maintenance': ['views', 'curate', 'maintain'],
  'query as detector': ['detect'],
  'query as reports': ['report'],
  'query as analyst': [],
  'see a table': [...queriers],
  'look up the days of a table': [...queriers],
  'drop a table': ['views'],
  'add a partition': ['curate', 'maintain'],
  'drop the database': [],
  'tell findings': ['detect'],
  'tell alarms': [],
  'put an event': ['detect'],
  'take a message of the queue': ['ingest'],
  'send a message to the queue': [],
  'empty the dead letters': [],
  'put away an undelivered call': ['nightly', 'maintenance', 'daily'],
  'call ingest': [],
  'call curate': ['nightly'],
  'call maintenance': ['maintenance'],
  'call detect': ['daily'],
  'call report': [],
  'ask for a report': [],
  'change the code of a function': [],
  'make a user': [],
  'delete the stack': [],
} as const satisfies Record<string, readonly RoleName[]>;

export type AttemptName = keyof typeof mayDo;

/** The emulator knows no `s3:if-none-match`; test/infra/handback-stack.test.ts asserts the bucket policy. */
export const notEnforced: readonly AttemptName[] = ['write over events'];
