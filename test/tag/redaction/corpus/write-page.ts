/** `npm run measure:redaction`: measures redaction on the corpus and writes the figures into docs/redaction.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { measure } from './measured.ts';
import { renderFieldNames, renderMeasured, withBlock } from './page.ts';

const path = new URL('../../../../docs/redaction.md', import.meta.url);
const page = readFileSync(path, 'utf8');
const measured = withBlock(page, 'measured', renderMeasured(await measure()));
writeFileSync(path, withBlock(measured, 'field names', renderFieldNames()));
