import type { TableQuerySettings } from '../../../infra/config.ts';

/** A query over tables of a connector, as a stage may have it. */
export const tableQuery: TableQuerySettings = {
  source: 'desk',
  name: 'warehouse',
  database: 'connector',
  watermark: 'updated_at',
  overlapHours: 24,
  tables: ['ticket', 'comment'],
  locations: ['s3://company-lake/desk/'],
};
