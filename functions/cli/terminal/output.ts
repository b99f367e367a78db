import { fold } from '../../report/render/fit.ts';
import { printable } from '../../report/render/printable.ts';
import { lineWidth } from './width.ts';

/** Where a command's words go: with `--json`, stdout carries the machine's answer and nothing else. */
export interface Output {
  readonly isJson: boolean;
  /** A line for a person: stdout, or stderr with `--json`. A line break in it came with data, and is shown as `\\n`. */
  say(line: string): void;
  /** Several lines that were laid out before, whose data are printable. */
  lines(block: string): void;
  /** The same for a sentence, folded at the width of lines (`--width`, COLUMNS, the terminal); in a pipe it stays whole. */
  saySentence(sentence: string): void;
  /** The machine's answer, printed only with `--json`. */
  answer(value: unknown): void;
  /** A progress line, on a terminal only; the next one replaces it. An empty text clears it. */
  progress(text: string): void;
}

export function createOutput(options: { json?: boolean | undefined; width?: number | undefined }): Output {
  const isJson = options.json === true;
  let isProgressShown = false;
  let shownAt = 0;
  const clear = () => {
    if (isProgressShown) process.stderr.write('\r\u001b[2K');
    isProgressShown = false;
  };
  const lines = (block: string): void => {
    clear();
    (isJson ? process.stderr : process.stdout).write(`${onTerminal(block)}\n`);
  };
  const say = (line: string): void => lines(line.replaceAll('\n', '\\n'));
  return {
    isJson,
    say,
    lines,
    saySentence(sentence) {
      const line = onTerminal(sentence.replaceAll('\n', '\\n'));
      for (const part of foldSentence(line, lineWidth(options.width))) say(part);
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

/** Lines of a sentence: those after the first stand two characters further in. */
export function foldSentence(sentence: string, width: number): string[] {
  if (width === Number.POSITIVE_INFINITY) return [sentence];
  const indent = /^ */.exec(sentence)?.[0] ?? '';
  const text = sentence.trimStart();
  const [first = ''] = fold(text, Math.max(1, width - indent.length));
  // Of the text, not of the lines: a word that is longer than a line gets no blank where it was broken.
  const rest = text.slice(first.length).trimStart();
  const further = rest === '' ? [] : fold(rest, Math.max(1, width - indent.length - 2));
  return [`${indent}${first}`, ...further.map((line) => `${indent}  ${line}`)];
}

/** Line breaks and bold are ours; whatever else is no character of a line came with somebody's data. */
export const onTerminal = (text: string): string =>
  text
    .split(ours)
    .map((part) => (ours.test(part) ? part : printable(part)))
    .join('');

const ours = new RegExp(`(\n|${String.fromCharCode(27)}\\[(?:1|22)m)`);
