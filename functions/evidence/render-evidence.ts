import { setTimeout as pause } from 'node:timers/promises';
import type { Settings } from '../contract/definitions/settings.ts';
import type { RunSql } from './gather/ask.ts';
import { findWorst, type Place, type Wanted } from './gather/subject.ts';

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
  const [worst, [{ gatherEvidence }, { renderPage }]] = await Promise.all([
    findWorst(wanted, run),
    loadTheRest(),
  ]);
  const evidence = await gatherEvidence(wanted, worst, run, settings);
  return { ...evidence.place, verdict: evidence.verdict.word, text: renderPage(evidence) };
}

/** Milliseconds until the lake is busy with the first question: loading lets nothing else begin. */
const untilAsked = 25;

/** What asks the reports and what draws takes its time to load, which passes while the lake is asked. */
async function loadTheRest() {
  await pause(untilAsked);
  return Promise.all([import('./gather/gather.ts'), import('./page/page.ts')]);
}
