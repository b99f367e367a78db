import { expect, test, vi } from 'vitest';
import { createOutput } from '../../../functions/cli/terminal/output.ts';

function written(use: (output: ReturnType<typeof createOutput>) => void): string {
  const texts: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => texts.push(String(text)) > 0);
  use(createOutput({ width: 40 }));
  spy.mockRestore();
  return texts.join('');
}

test('a line break that came with data begins no line', () => {
  expect(written((output) => output.say('market a\nNo regression.'))).toBe('market a\\nNo regression.\n');
  expect(written((output) => output.saySentence('market a\nNo regression.'))).toBe(
    'market a\\nNo regression.\n',
  );
});

test('a block that was laid out keeps its lines; bold stays, other signs of control are shown', () => {
  const bold = '\u001b[1mhead\u001b[22m';
  expect(written((output) => output.lines(`${bold}\nb\u001b[31m\u202e`))).toBe(
    `${bold}\nb\\u001b[31m\\u202e\n`,
  );
});
