/** A role of the stack, by the part of its logical id that names it. */
export const roles = {
  ingest: 'IngestionIngestRole',
  views: 'CurationViewsRole',
  curate: 'CurationCurateRole',
  maintain: 'MaintenanceMaintainRole',
  detect: 'DetectionDetectRole',
  report: 'ReportingReportRole',
  nightly: 'EveryNightRole',
  night: 'NightlyRole',
  maintenance: 'MaintenanceNightlyRole',
} as const;
export type RoleName = keyof typeof roles;

const inserters = ['curate', 'maintain', 'detect'] as const;
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
  'note a part of a recompute': ['curate'],
  'note a reading': ['ingest'],
  'write an evaluation': ['detect'],
  'write what was published': ['detect'],
  'write an erasure': ['maintain'],
  'note a rewrite': ['maintain'],
  'delete events': ['ingest', 'maintain'],
  'delete a commit': ['maintain'],
  'read an answer of the API': ['report'],
  'write an answer of the API': ['report'],
  'read results of analysts': [],
  'read results of maintenance': ['views', 'curate', 'maintain'],
  'read results of the detector': ['detect'],
  'read results of reports': ['report'],
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
  'look up one day of a table': [...queriers],
  'look up days of a table by name': [...queriers],
  'drop a table': ['views'],
  // Of which tables, the emulator does not ask: test/infra/rights.test.ts does.
  'add a day of a table': [...inserters],
  'update a day of a table': [...inserters],
  'update days of a table': [...inserters],
  'drop the database': [],
  'tell findings': ['detect'],
  'tell alarms': [],
  'put an event': ['detect'],
  'take a message of the queue': ['ingest'],
  'send a message to the queue': [],
  'empty the dead letters': [],
  'put away an undelivered call': ['nightly', 'maintenance', 'maintain'],
  'start the night': ['nightly'],
  'call ingest': [],
  'call curate': ['night'],
  'call maintenance': ['maintenance'],
  'call detect': ['night'],
  'call report': [],
  'ask for a report': [],
  'change the code of a function': [],
  'make a user': [],
  'delete the stack': [],
} as const satisfies Record<string, readonly RoleName[]>;

export type AttemptName = keyof typeof mayDo;

/** The emulator knows no `s3:if-none-match`; test/infra/handback-stack.test.ts asserts the bucket policy. */
export const notEnforced: readonly AttemptName[] = ['write over events'];
