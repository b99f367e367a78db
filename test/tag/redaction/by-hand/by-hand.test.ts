import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../../functions/tag/redaction/redact.ts';
import { isLeft } from '../corpus/measure.ts';

const lines = (name: string): string[] =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');

/** Texts that people wrote, not the generator: neither list was made with the words or shapes of redaction at hand. */
describe('redaction of texts written by hand', () => {
  it('finds what is personal', () => {
    const texts = lines('personal.tsv').map((line) => {
      const [family = '', text = '', secret = ''] = line
        .replaceAll('\\n', '\n')
        .replaceAll('\\r', '\r')
        .replaceAll('\\t', ' ')
        .split('\t');
      return { family, text, secret };
    });
    const missed = texts.filter(({ text, secret }) => isLeft(secret, redact(text)));
    expect(missed.map(({ text }) => text)).toEqual([]);
    const misnamed = texts.filter(({ family, text }) => !redact(text).includes(`[${family}]`));
    expect(misnamed.length / texts.length).toBeLessThan(0.02);
  });

  it('leaves ordinary texts alone', () => {
    const texts = lines('ordinary.txt').map((text) => text.replaceAll('\\n', '\n'));
    expect(texts.length).toBeGreaterThan(750);
    const changed = texts.filter((text) => redact(text) !== text);
    expect(changed).toEqual([]);
  });
});
