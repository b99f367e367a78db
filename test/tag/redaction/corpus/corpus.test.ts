import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { ordinaryTexts, personalTexts } from './corpus.ts';
import { isLeft } from './measure.ts';
import { type Measured, measure } from './measured.ts';
import { ordinaryKinds } from './ordinary/ordinary.ts';
import { renderFieldNames, renderMeasured, withBlock } from './page.ts';

const leastFound = 0.95;
const mostChanged = 0.01;
/** Two of the 24 texts of a kind. */
const mostChangedOfKind = 0.09;

describe('redaction on its corpus', () => {
  let measured: Measured;
  beforeAll(async () => {
    measured = await measure();
  }, 60_000);

  it('finds what is personal, whatever family it is of, and calls it by its name', () => {
    for (const { name, hits, texts } of [...measured.gone, ...measured.told])
      expect(hits / texts, name).toBeGreaterThanOrEqual(leastFound);
  });

  it('leaves ordinary texts alone', () => {
    expect(measured.ordinary.hits / measured.ordinary.texts).toBeLessThanOrEqual(mostChanged);
    for (const { name, hits, texts } of measured.changed)
      expect(hits / texts, name).toBeLessThanOrEqual(mostChangedOfKind);
  });

  it('keeps customer ids and personal data out of quarantine, however a line is wrong', () => {
    expect(measured.quarantine.length).toBeGreaterThan(15);
    for (const { name, hits, texts } of measured.quarantine)
      expect(hits / texts, name).toBeGreaterThanOrEqual(leastFound);
  });

  it('measures what docs/redaction.md says', () => {
    const page = readFileSync(new URL('../../../../docs/redaction.md', import.meta.url), 'utf8');
    expect(withBlock(page, 'measured', renderMeasured(measured))).toBe(page);
    expect(withBlock(page, 'field names', renderFieldNames())).toBe(page);
  });
});

describe('the corpus', () => {
  it('is large, and the same each time', () => {
    expect(personalTexts().length).toBeGreaterThan(2500);
    expect(ordinaryKinds.length).toBeGreaterThan(100);
    expect(personalTexts()).toEqual(personalTexts());
    expect(ordinaryTexts()).toEqual(ordinaryTexts());
  });

  it('would notice a redaction that does nothing', () => {
    const left = personalTexts().filter(({ secret, text }) => isLeft(secret, text));
    expect(left).toHaveLength(personalTexts().length);
  });
});
