import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Words that a command on a page begins with; anything else between backticks is a name. */
const commandWord = /^(aws|npx|npm|git|curl|openssl|for|msck|pip) /;

/** One command as it stands on a page. */
export interface PageCommand {
  readonly page: string;
  readonly command: string;
}

/**
 * Every command of a page, in its order: the lines of its shell blocks, without their comments, and commands within
 * sentences.
 * @param section only what stands below this heading
 */
export function commandsOf(page: string, section?: string): PageCommand[] {
  const text = sectionOf(readFileSync(join(import.meta.dirname, '../..', page), 'utf8'), section);
  const found: string[] = [];
  for (const [, block, span] of text.matchAll(/^ *```sh\n([\s\S]*?)^ *```$|`([^`\n]+)`/gm)) {
    if (block !== undefined) found.push(...block.split('\n').map(withoutComment).filter(Boolean));
    else if (span !== undefined && commandWord.test(span)) found.push(span);
  }
  return [...new Set(found)].map((command) => ({ page, command }));
}

/** A comment stands after two blanks, so that a `#` within a command is none. */
const withoutComment = (line: string): string => line.replace(/(^|\s\s+)# .*$/, '').trim();

function sectionOf(text: string, section: string | undefined): string {
  if (section === undefined) return text;
  const start = text.indexOf(`\n## ${section}\n`);
  if (start === -1) throw new Error(`no section "${section}"`);
  const end = text.indexOf('\n## ', start + 1);
  return text.slice(start, end === -1 ? undefined : end);
}

/** The pages that somebody follows who deploys and operates Handback. */
export const walkedCommands = (): PageCommand[] => [
  ...commandsOf('README.md', 'Deploying'),
  ...commandsOf('docs/deploy.md'),
  ...commandsOf('docs/runbook.md'),
];
