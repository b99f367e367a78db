/** Why a record is not in the lake: the codes that stand in quarantine's `reason`, each with its meaning. */
export const rejectionReasons = {
  empty_object: 'The object has no bytes.',
  unreadable_object:
    'The object cannot be read at all: its first bytes say what it is, for instance a workbook or a zip of several files.',
  unknown_format:
    'The name does not end in .ndjson, .jsonl, .json, .csv or .tsv (each also .gz or .zip), and no mapping says the format.',
  mapping_needed: 'A CSV file came without a mapping.',
  missing_column:
    'The heading lacks a column that the mapping uses, so nothing of the object was read (cloud).',
  truncated: 'The object ends early or is damaged from here on; what could be read stays.',
  too_large: 'The object unpacks to more than 2 GiB; what lies beyond was not read.',
  too_many_records: 'The object has more than 5 million records; what lies beyond was not read.',
  line_too_long: 'The record is longer than 1 MiB.',
  invalid_utf8: 'The record is not UTF-8 text, for instance UTF-16 or Latin-1.',
  invalid_json: 'The record is not valid JSON.',
  invalid_csv: 'The row does not follow the rules of CSV or has another number of columns than the heading.',
  too_deep: 'Lists and objects of the record lie more than 500 deep in one another.',
  not_an_object: 'The record is JSON, but not an object.',
  unknown_event: 'The field event or type names nothing of the contract.',
  unsupported_schema: 'The field schema names a version of the contract that is not supported.',
  missing_field: 'A required field is absent, null or an empty text.',
  invalid_field: 'A field has a value that the contract does not allow.',
  unfit_scale: 'The score lies outside its scale, or the scale is none (max not above min).',
  occurred_at_out_of_range:
    'occurred_at is before the first day of the lake (2020-01-01; in the cloud `firstDay` of its stage) or more than a day after the arrival of the object.',
  effective_at_out_of_range:
    'effective_at or a stage is before 2020-01-01 or more than two years after the arrival of the object.',
  invalid_instant: 'A date or time in a mapped record cannot be read with the format the mapping gives.',
  no_time_zone: 'An instant has no zone, and the mapping gives no time_zone.',
  unmapped_record: 'The mapping yields no event for this record.',
  missing_key:
    'A table that the mapping looks ids up in has no row for one of this record; a replay reads it again when the table has.',
  invalid_number: 'A number in a mapped record cannot be read.',
} as const;

export type RejectionReason = keyof typeof rejectionReasons;

/** Why one record was rejected. */
export interface Rejection {
  readonly reason: RejectionReason;
  /** Field the reason is about, `handler.kind`; empty for the whole record. */
  readonly path: string;
  /** What is wrong, for a person. Never carries a value that may be personal. */
  readonly message: string;
}
