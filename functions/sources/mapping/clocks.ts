import { type InstantFormat, instantFormat } from '../instants/instant-format.ts';
import { type TimeZone, timeZone } from '../instants/time-zone.ts';

/** The time zones and formats of a mapping, each made once: fields of one format share what it has read. */
export class Clocks {
  readonly #zones = new Map<string, TimeZone>();
  readonly #formats = new Map<string, InstantFormat>();

  /** A zone by a name that reading the mapping has found to be one. */
  zone(name: string): TimeZone {
    const known = this.#zones.get(name);
    if (known !== undefined) return known;
    const made = timeZone(name);
    if (made === undefined) throw new Error(`mapping: no time zone ${name}`);
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
