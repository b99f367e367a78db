import { createHash } from 'node:crypto';
import { sqlTexts } from '../functions/contract/generated/sql.ts';
import { lakeViews } from '../functions/contract/generated/views.ts';

/** Changes when a view or a table changes, so that a deployment creates the views again exactly then. */
export function fingerprintOfSql(): string {
  const views = Object.entries(sqlTexts).filter(([path]) => /^(views|facts|runs|reports)\//.test(path));
  return createHash('sha256')
    .update(JSON.stringify([views, lakeViews]))
    .digest('hex')
    .slice(0, 16);
}
