import * as z from 'zod';
import { despiteProblems, text } from './entries.ts';

/** Names with the paths of what they go through, the outer one first. */
export type Each = readonly (readonly [name: string, path: string])[];

const known = new Map<string, Each>();

/** Rules that go through the same elements share what they go through. */
function theSame(each: Each): Each {
  const key = JSON.stringify(each);
  const found = known.get(key) ?? each;
  known.set(key, found);
  return found;
}

/**
 * Elements under a name of their own. Of an object its entries are the elements.
 * @param description what comes of them
 */
export const each = (description: string) =>
  z
    .record(z.string(), text('', 'the path of a list or of an object'))
    .superRefine((given, { addIssue }) => {
      const names = Object.keys(given);
      if (names.length === 0) addIssue('needs a name and a path: { part: parts }');
      for (const name of names) {
        if (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) continue;
        addIssue({ code: 'custom', path: [name], message: 'a name is letters, digits and _' });
      }
    }, despiteProblems)
    .transform((given): Each => theSame(Object.entries(given)))
    .meta({
      title: '{ name: path }',
      description: `${description}: those of a list, of an object its entries (\`name.key\`, \`name.value\`). Their fields are \`name.field\`, beside those of the record. A second name may go through a list within the first: \`{ history: changelog, item: history.items }\``,
    });
