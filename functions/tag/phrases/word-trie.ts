import { letterOf, lettersInAll } from './fold.ts';

/**
 * Words letter by letter, as bare arrays since every letter that is ingested passes here. Node 0 is where no word is,
 * node 1 is where words begin.
 */
export interface WordTrie {
  /** By node × `trieWidth` + letter (1 to 36, 0 for one that is in no word): the node after it. */
  readonly next: Uint16Array;
  /** By node: the number of the word that ends there; 0 when none does. */
  readonly ends: Uint16Array;
}

export const trieRoot = 1;
export const trieWidth = lettersInAll + 1;

/**
 * @param words by their number less 1: spellings of folded letters, parted by spaces, `*` where any ending may follow;
 * none where it is empty
 */
export function createWordTrie(words: readonly string[]): WordTrie {
  const nodesAtMost = 2 + words.reduce((sum, spellings) => sum + spellings.length + 1, 0);
  const next = new Uint16Array(nodesAtMost * trieWidth);
  const ends = new Uint16Array(nodesAtMost);
  const open: { readonly spelling: string; readonly id: number }[] = [];
  let nodes = trieRoot + 1;
  for (const [i, spellings] of words.entries())
    for (const spelling of spellings.split(' ')) {
      if (spelling === '') continue;
      if (spelling.endsWith('*')) open.push({ spelling: spelling.slice(0, -1), id: i + 1 });
      else ends[nodeOf(spelling)] = i + 1;
    }
  const beginnings = open.map(({ spelling, id }) => ({
    node: nodeOf(spelling),
    id,
    length: spelling.length,
  }));
  const firstSink = nodes;
  // The longest first: a word belongs to the longest one that it begins with.
  for (const { node, id } of beginnings.sort((a, b) => b.length - a.length)) leaveOpen(node, id);

  function nodeOf(spelling: string): number {
    let node = trieRoot;
    for (let i = 0; i < spelling.length; i++) {
      const slot = node * trieWidth + letterOf(spelling.charCodeAt(i));
      if (next[slot] === 0) next[slot] = nodes++;
      node = next[slot]!;
    }
    return node;
  }

  /** Every way below a node that is not another word's leads to a node that is never left. */
  function leaveOpen(beginning: number, id: number): void {
    const sink = nodes++;
    ends[sink] = id;
    next.fill(sink, sink * trieWidth + 1, (sink + 1) * trieWidth);
    const below = [beginning];
    for (let node = below.pop(); node !== undefined; node = below.pop()) {
      if (ends[node] === 0) ends[node] = id;
      for (let slot = node * trieWidth + 1; slot < (node + 1) * trieWidth; slot++) {
        if (next[slot] === 0) next[slot] = sink;
        else if (next[slot]! < firstSink) below.push(next[slot]!);
      }
    }
  }

  return { next, ends };
}
