/** A row as it stands in a file, without its line end. */
export interface RawRow {
  readonly text: string;
  /** Lines it spans: more than one where a quoted field holds line breaks. */
  readonly lines: number;
  /** True when a quote in it is never closed; the text is then its first line. */
  readonly isOpen: boolean;
  /** Where it begins in the text at hand, for `rewind`. */
  readonly start: number;
}

export interface SplitOptions {
  readonly delimiter: string;
  readonly quote: string | null;
}

interface Extent {
  readonly end: number;
  readonly lines: number;
  readonly isOpen: boolean;
}

/**
 * Cuts text that arrives in parts into rows. Line ends are `\n`, `\r\n` and a lone `\r`; one within quotes is
 * text. A quote opens only at the beginning of a field, and two quotes within one are a quote (RFC 4180).
 */
export class RowSplitter {
  #text = '';
  #at = 0;
  readonly #options: SplitOptions;
  readonly #searches = new Map<string, { from: number; found: number }>();

  constructor(options: SplitOptions) {
    this.#options = options;
  }

  push(text: string): void {
    this.#text = this.#text.slice(this.#at) + text;
    this.#at = 0;
    this.#searches.clear();
  }

  /** Characters not yet given out. */
  get left(): number {
    return this.#text.length - this.#at;
  }

  /** Gives out all that is left, whatever it is. */
  takeRest(): string {
    const rest = this.#text.slice(this.#at);
    this.#at = this.#text.length;
    return rest;
  }

  /**
   * The next row; undefined when what is left is not surely whole. With `isFinal` no more text will come: the last
   * row needs no line end, and a quote still open stays so.
   */
  next(isFinal: boolean): RawRow | undefined {
    const extent = this.#findRow(isFinal);
    if (extent === undefined) return undefined;
    if (!extent.isOpen) return this.#take(extent);
    return isFinal ? this.nextLine(isFinal) : undefined;
  }

  /** The next line, whatever its quotes say: how reading goes on where a row cannot be one. */
  nextLine(isFinal: boolean): RawRow | undefined {
    const end = this.left === 0 ? undefined : this.#lineEnd(this.#at, isFinal);
    return end === undefined ? undefined : this.#take({ end, lines: 1, isOpen: true });
  }

  /** Makes a row just given out the next one again. Not possible after a push. */
  rewind(row: RawRow): void {
    this.#at = row.start;
  }

  #take({ end, lines, isOpen }: Extent): RawRow {
    const start = this.#at;
    this.#at = this.#behindLineEnd(end);
    return { text: this.#text.slice(start, end), lines, isOpen, start };
  }

  #behindLineEnd(end: number): number {
    return Math.min(this.#text.length, end + (this.#text.startsWith('\r\n', end) ? 2 : 1));
  }

  #findRow(isFinal: boolean): Extent | undefined {
    if (this.left === 0) return undefined;
    const { delimiter, quote } = this.#options;
    const size = this.#text.length;
    let end = this.#lineEnd(this.#at, isFinal);
    let lines = 1;
    const hasQuote = quote !== null && this.#indexOf(quote, this.#at) < (end ?? size);
    for (let at = this.#at; hasQuote; ) {
      const start = this.#skipBlanks(at);
      if (this.#text[start] === quote) {
        at = this.#closingQuote(start + 1, quote);
        if (at === -1) return { end: end ?? size, lines, isOpen: true };
        for (; end !== undefined && end < at; lines++) end = this.#lineEnd(this.#behindLineEnd(end), isFinal);
      }
      const nextDelimiter = this.#indexOf(delimiter, at);
      if (nextDelimiter >= (end ?? size)) break;
      at = nextDelimiter + 1;
    }
    return end === undefined ? undefined : { end, lines, isOpen: false };
  }

  /** Blanks between a delimiter and a quote are tolerated. */
  #skipBlanks(start: number): number {
    let at = start;
    while (this.#text[at] === ' ' && this.#options.delimiter !== ' ') at++;
    return at;
  }

  /** Index behind the closing quote, -1 when there is none. */
  #closingQuote(start: number, quote: string): number {
    let at = this.#text.indexOf(quote, start);
    while (at !== -1 && this.#text[at + 1] === quote) at = this.#text.indexOf(quote, at + 2);
    return at === -1 ? -1 : at + 1;
  }

  /** Where the line that holds `from` ends; undefined when that is not known yet. */
  #lineEnd(from: number, isFinal: boolean): number | undefined {
    const end = Math.min(this.#indexOf('\n', from), this.#indexOf('\r', from));
    const isHalf = end === this.#text.length - 1 && this.#text[end] === '\r';
    return !isFinal && (end === this.#text.length || isHalf) ? undefined : end;
  }

  /** Like indexOf, with the text's length for "none". What a search has seen is not searched again. */
  #indexOf(character: string, from: number): number {
    const last = this.#searches.get(character);
    if (last !== undefined && last.from <= from && from <= last.found) return last.found;
    const index = this.#text.indexOf(character, from);
    const found = index === -1 ? this.#text.length : index;
    this.#searches.set(character, { from, found });
    return found;
  }
}
