import { parseHTML } from 'linkedom';
import { defaultSettings } from '../../../functions/contract/definitions/settings.ts';
import type { Row } from '../../../functions/contract/lake/rows.ts';
import { renderEvidence } from '../../../functions/evidence/render-evidence.ts';
import { openTinyLake } from '../../report/tiny-lake.ts';
import { hostile, hostileLake, hostileScope } from '../hostile-lake.ts';

/** The page on the hostile lake's place, had its looks been otherwise: its sections by id. */
export async function pageOf(change: (look: Row) => object): Promise<(id: string) => string> {
  const { evaluations = [] } = hostileLake.tables;
  const looks = evaluations.map((look) => ({ ...look, ...change(look as Row) }));
  const lake = await openTinyLake({ ...hostileLake, tables: { ...hostileLake.tables, evaluations: looks } });
  try {
    const asked = { change: hostile.change, brand: hostile.brand, scope: hostileScope };
    const { text } = await renderEvidence(asked, (sql) => lake.query(sql), defaultSettings);
    const { document } = parseHTML(text);
    return (id) => document.getElementById(id)?.closest('section')?.textContent ?? '';
  } finally {
    await lake.close();
  }
}
