/** The door to beginning a mapping from files (docs/mapping.md, A start). */
export { type Begun, beginMapping } from './starter/begin-mapping.ts';
export { lookingMapping, type Sample } from './starter/look/sample.ts';
export { type CsvLooks, sniffCsv } from './starter/look/sniff-csv.ts';
