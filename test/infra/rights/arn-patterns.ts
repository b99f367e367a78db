/** Values of ARNs that may have slashes. */
const withSlashes = ['ObjectName', 'SecretId', 'LogGroupName', 'LogStreamName', 'ApiSpecificResourcePath'];

/** A part of a pattern: a character, or whatever characters it accepts, any number of them. */
type Part = string | { readonly accepts: (character: string) => boolean };

/** A policy's ARN: `*` is anything. */
const partsOfNamed = (named: string): Part[] =>
  [...named].map((character) => (character === '*' ? { accepts: () => true } : character));

/** A format of the reference: `${Name}` is a value, which has no colon and mostly no slash. */
const partsOfFormat = (format: string): Part[] =>
  format.split(/\$\{(\w+)\}/).flatMap((text, at): Part[] => {
    // Of what is split, every second one is a name.
    if (at % 2 === 0) return [...text];
    const ends = withSlashes.includes(text) ? ':' : ':/';
    return [{ accepts: (character) => !ends.includes(character) }];
  });

/** Whether an ARN that a policy names, with `*`, and a format of ARNs, with `${Name}`, have one ARN in common. */
export function shareOne(named: string, format: string): boolean {
  const left = partsOfNamed(named);
  const right = partsOfFormat(format);
  /** For each place in `right`, whether what follows there has one in common with what follows in `left`. */
  let after: boolean[] = [];
  for (let at = left.length; at >= 0; at--) after = sharedFrom(left[at], right, after);
  return after[0] ?? false;
}

/** @param after the same from the next part of `left` on; empty behind its last */
function sharedFrom(one: Part | undefined, right: readonly Part[], after: readonly boolean[]): boolean[] {
  const shared: boolean[] = [];
  for (let to = right.length; to >= 0; to--) {
    const other = right[to];
    const fit = haveOneInCommon(one, other);
    shared[to] =
      (one === undefined && other === undefined) ||
      (isWild(one) && ((after[to] ?? false) || (fit && shared[to + 1] === true))) ||
      (isWild(other) && (shared[to + 1] === true || (fit && after[to] === true))) ||
      (fit && after[to + 1] === true);
  }
  return shared;
}

const isWild = (part: Part | undefined): boolean => typeof part === 'object';

function haveOneInCommon(one: Part | undefined, other: Part | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  if (typeof one === 'object') return typeof other === 'object' || one.accepts(other);
  return typeof other === 'object' ? other.accepts(one) : one === other;
}
