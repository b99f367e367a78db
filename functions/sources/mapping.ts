/** The door to mapping files: any CSV or JSON export into canonical events (docs/mapping.md). */
export { readCsv } from './csv/read-csv.ts';
export type { MappedRecord, Mapper } from './mapping/mapped-record.ts';
export { createMapper } from './mapping/mapper.ts';
export type { Mapping } from './mapping-file/mapping.ts';
export { MappingError } from './mapping-file/mapping-error.ts';
export { readMapping } from './mapping-file/read-mapping.ts';
