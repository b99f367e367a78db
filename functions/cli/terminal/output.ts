import { printable } from '../../report/render/printable.ts';

/** Where a command's words go: with `--json`, stdout carries the machine's answer and nothing else. */
export interface Output {
  readonly isJson: boolean;
  /** A line for a person: stdout, or stderr with `--json`. */
  say(line: string): void;
  /** The machine's answer, printed only with `--json`. */
  answer(value: unknown): void;
  /** A progress line, on a terminal only; the next one replaces it. An empty text clears it. */
  progress(text: string): void;
}

export function createOutput(options: { json?: boolean | undefined }): Output {
  const isJson = options.json === true;
  let isProgressShown = false;
  let shownAt = 0;
  const clear = () => {
    if (isProgressShown) process.stderr.write('\r\u001b[2K');
    isProgressShown = false;
  };
  return {
    isJson,
    say(line) {
      clear();
      (isJson ? process.stderr : process.stdout).write(`${onTerminal(line)}\n`);
    },
    answer(value) {
      clear();
      if (isJson) process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    progress(text) {
      if (!process.stderr.isTTY) return;
      // More often than ten times a second is read by nobody.
      if (isProgressShown && text !== '' && Date.now() - shownAt < 100) return;
      clear();
      process.stderr.write(printable(text).slice(0, (process.stderr.columns ?? 80) - 1));
      isProgressShown = text !== '';
      shownAt = Date.now();
    },
  };
}

/** Line breaks and bold are ours; whatever else is no character of a line came with somebody's data. */
export const onTerminal = (text: string): string =>
  text
    .split(ours)
    .map((part) => (ours.test(part) ? part : printable(part)))
    .join('');

const ours = new RegExp(`(\n|${String.fromCharCode(27)}\\[(?:1|22)m)`);
