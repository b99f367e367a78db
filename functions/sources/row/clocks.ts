import { type InstantFormat, instantFormat } from '../instants/instant-format.ts';
import { type TimeZone, timeZone } from '../instants/time-zone.ts';

/** More names than there are zones: rows say them too. */
const mostKept = 1000;

/** The time zones and formats of a mapping, each made once: fields of one format share what it has read. */
export class Clocks {
  readonly #zones = new Map<string, TimeZone | undefined>();
  readonly #formats = new Map<string, InstantFormat>();

  /** A zone by its name; undefined when there is none. */
  zone(name: string): TimeZone | undefined {
    if (this.#zones.has(name)) return this.#zones.get(name);
    const made = timeZone(name);
    if (this.#zones.size >= mostKept) this.#zones.clear();
    this.#zones.set(name, made);
    return made;
  }

  /** A format by a text that reading the mapping has found to be one. */
  format(text: string): InstantFormat {
    const known = this.#formats.get(text);
    if (known !== undefined) return known;
    const made = instantFormat(text);
    if (typeof made === 'string') throw new Error(`mapping: ${made}`);
    this.#formats.set(text, made);
    return made;
  }
}
