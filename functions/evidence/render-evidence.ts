import type { Settings } from '../contract/definitions/settings.ts';
import type { RunSql } from './gather/ask.ts';
import { gatherEvidence } from './gather/gather.ts';
import type { Place, Wanted } from './gather/subject.ts';

/** A page, and what it is about. */
export interface EvidencePage extends Place {
  /** Whole HTML, self-contained. */
  readonly text: string;
  /** The verdict in plain words. */
  readonly verdict: string;
}

/**
 * The evidence on one change and scope as one self-contained HTML page; the same lake gives the same text.
 * @throws NothingToShow, NothingCurated, and what `run` throws
 */
export async function renderEvidence(wanted: Wanted, run: RunSql, settings: Settings): Promise<EvidencePage> {
  const gathering = gatherEvidence(wanted, run, settings);
  // Drawing takes its time to load, which passes while the lake is asked.
  const [evidence, { renderPage }] = await Promise.all([gathering, import('./page/page.ts')]);
  return { ...evidence.place, verdict: evidence.verdict.word, text: renderPage(evidence) };
}
