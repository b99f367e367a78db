/**
 * Whether a file's key is what a pattern says: `*` is any part of a name, `**` any folders. A pattern may begin at
 * any folder of the key; upper and lower case are alike.
 */
export function fitsPattern(key: string, pattern: string): boolean {
  const folders = key.split('/');
  const test = patternTest(pattern);
  return folders.some((_, i) => test.test(folders.slice(i).join('/')));
}

const tests = new Map<string, RegExp>();

function patternTest(pattern: string): RegExp {
  const known = tests.get(pattern);
  if (known !== undefined) return known;
  const inner = pattern
    .replace(/^\//, '')
    .split(/(\*\*\/?|\*)/)
    .map((part) => {
      if (part === '*') return '[^/]*';
      return part.startsWith('**') ? '.*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
    });
  const test = new RegExp(`^${inner.join('')}$`, 'i');
  tests.set(pattern, test);
  return test;
}
