/** The door to mapping files: any CSV or JSON export into canonical events (docs/mapping.md). */
export { readCsv } from './csv/read-csv.ts';
export { createLookupTable, rowsMapping } from './mapping/lookup-rows.ts';
export type { MappedRecord, Mapper, RecordWatch } from './mapping/mapped-record.ts';
export { createMapper } from './mapping/mapper.ts';
export { forFile } from './mapping-file/for-file.ts';
export type { LookupFields } from './mapping-file/lookup-section.ts';
export type { Mapping } from './mapping-file/mapping.ts';
export { readMapping } from './mapping-file/read-mapping.ts';
export { keepDigits } from './record/look-up.ts';
export type { LookupTables } from './record/lookup-table.ts';
export type { Trace } from './row/trace.ts';
export { sayUnread } from './vendors/say-unread.ts';
export {
  type SourceSettings,
  settingsAskedFor,
  shippedVendors,
  tagPathsOf,
  vendorMapping,
} from './vendors/vendor-mapping.ts';
export { kindsUnread, type WantedKind } from './vendors/wanted-settings.ts';
export { tableWantedBy, type WantedTable } from './vendors/wanted-table.ts';
export { didYouMean, MappingError } from './yaml/mapping-error.ts';
