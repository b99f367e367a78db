import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';

const writer = new URL('../../../functions/cli/run/look-writer.ts', import.meta.url).href;
const looks = 4000;
/** Touching process.stdout is what makes a pipe answer EAGAIN instead of waiting. */
const script = `
  process.stdout.isTTY;
  const { openLookWriter } = await import('${writer}');
  const out = openLookWriter(undefined);
  for (let i = 0; i < ${looks}; i++) out.write({ i, text: 'x'.repeat(400) });
  out.close();
`;

test('looks reach a reader that is slower than they are written', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  const ended = once(child, 'close');
  await setTimeout(300);
  let text = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) text += chunk;
  const [exitCode] = await ended;
  expect(exitCode).toBe(0);
  expect(
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).i),
  ).toEqual(Array.from({ length: looks }, (_, i) => i));
});
