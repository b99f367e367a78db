import { parseTemplate, type Template } from '../../../functions/tag/phrases/parse-template.ts';
import type { PhraseList } from '../../../functions/tag/phrases/phrase-list.ts';

/**
 * Texts that a list's lines stand for, so that each choice of each line, and each word of each list of words that a
 * line names, is in one text at least.
 */
export function createExamples({ words }: PhraseList): (line: string) => string[] {
  const sets = new Map(Object.entries(words).map(([name, line]) => [name, parseTemplate(line)]));
  /** Options that no text has had yet; those of a list of words are used up by whichever line is first. */
  const fresh = new Map<Template, number>();

  function hasFresh(template: Template): boolean {
    if (template.kind === 'set') return hasFresh(sets.get(template.name)!);
    if (template.kind === 'optional') return (fresh.get(template) ?? 0) < 2 || hasFresh(template.part);
    if (template.kind === 'choice')
      return (fresh.get(template) ?? 0) < template.options.length || template.options.some(hasFresh);
    return template.kind === 'sequence' && template.parts.some(hasFresh);
  }

  function say(template: Template): string {
    switch (template.kind) {
      case 'word':
        return template.spellings[0]! + (template.isOpen ? 'xx' : '');
      case 'set':
        return say(sets.get(template.name)!);
      case 'any':
        return 'xyzzy';
      case 'name':
        return 'Xyzzy';
      case 'end':
        return '.';
      case 'sequence':
        return template.parts.map(say).join(' ');
      case 'optional': {
        const times = fresh.get(template) ?? 0;
        fresh.set(template, times + 1);
        return times === 0 || (times > 1 && !hasFresh(template.part)) ? '' : say(template.part);
      }
      case 'choice': {
        const next = fresh.get(template) ?? 0;
        fresh.set(template, next + 1);
        const unused = template.options[next] ?? template.options.find(hasFresh) ?? template.options[0]!;
        return say(unused);
      }
    }
  }

  return (line) => {
    const template = parseTemplate(line);
    const texts = [say(template)];
    while (hasFresh(template)) texts.push(say(template));
    return texts.map((text) => text.replace(/ +/g, ' ').trim());
  };
}
