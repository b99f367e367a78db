import { type Day, startOfDay } from '../../../contract/records/instant.ts';
import type { RejectionReason } from '../../../contract/records/rejection.ts';
import type { Chance } from '../plan/chance.ts';
import { firstDay, lastDay } from '../plan/planted-truth.ts';
import { days, hours, type Source, type StoryEvent } from '../plan/story-event.ts';
import { type DirtCount, deliveredTwice, dirtShares, footer, outage } from './dirt.ts';
import { type WrittenExport, writeExport } from './export-file.ts';

/** A file as a source exports it: NDJSON with a fixed moment of arrival. */
export interface StoryFile {
  /** Path below the export folder. */
  readonly path: string;
  /** Milliseconds UTC: the file's modification time. */
  readonly arrivedAt: number;
  readonly text: string;
}

const outageFrom = startOfDay(outage.day);
const storyEnd = startOfDay(lastDay) + days;
/** The nightly export runs at this hour. */
const exportHour = 4 * hours;

/** Gathers one source's events into the files of its periods, and counts the dirt among them. */
export class Exporter {
  readonly #waiting = new Map<number, StoryEvent[]>();
  readonly #source: Source;
  readonly #daysAFile: number;
  readonly #chance: Chance;
  readonly #count: DirtCount;

  constructor(source: Source, daysAFile: number, chance: Chance, count: DirtCount) {
    this.#source = source;
    this.#daysAFile = daysAFile;
    this.#chance = chance;
    this.#count = count;
  }

  /** Puts an event into the file of its period, or of the next when it is late; what lies after the year is dropped. */
  add(event: StoryEvent): void {
    if (event.at >= storyEnd) return;
    const period = this.#periodOf(event.at);
    const end = this.#endOf(period);
    const hasNext = end < storyEnd;
    const isOutage = this.#source === outage.source && event.at >= outageFrom && event.at < outageFrom + days;
    const isLastHours = event.at >= end - 3 * hours;
    const isLate = hasNext && (isOutage || (isLastHours && this.#chance.happens(dirtShares.late)));
    if (isLate) this.#count.late++;
    this.#deliver(event, isLate ? period + 1 : period);
    const isLastDay = hasNext && !isLate && event.at >= end - days;
    if (isLastDay && this.#chance.happens(dirtShares.resent)) this.#deliver(event, period + 1);
  }

  /** The files that are complete at the end of a day. */
  *filesOf(day: Day): Generator<StoryFile> {
    const dayEnd = startOfDay(day) + days;
    const period = this.#periodOf(dayEnd - 1);
    if (dayEnd !== this.#endOf(period)) return;
    const events = this.#waiting.get(period) ?? [];
    this.#waiting.delete(period);
    const written = writeExport(this.#chance, events, this.#source === 'phone' ? footer : undefined);
    const path = `${this.#source}/${this.#source}-${day}.ndjson.gz`;
    this.#tally(written);
    yield { path, arrivedAt: dayEnd + exportHour, text: written.text };
    if (this.#source !== deliveredTwice.source || day !== deliveredTwice.day) return;
    this.#tally(written);
    yield {
      path: path.replace('.ndjson', '-again.ndjson'),
      arrivedAt: dayEnd + days + exportHour,
      text: written.text,
    };
  }

  #periodOf(at: number): number {
    return Math.floor((at - startOfDay(firstDay)) / (this.#daysAFile * days));
  }

  #endOf(period: number): number {
    return Math.min(storyEnd, startOfDay(firstDay) + (period + 1) * this.#daysAFile * days);
  }

  #deliver(event: StoryEvent, period: number): void {
    const waiting = this.#waiting.get(period);
    if (waiting === undefined) this.#waiting.set(period, [event]);
    else waiting.push(event);
  }

  #tally(written: WrittenExport): void {
    const count = this.#count;
    count.files++;
    count.records += written.records;
    count.repeated += written.repeated;
    count.accepted += written.accepted;
    for (const reason of Object.keys(written.rejected) as RejectionReason[]) {
      count.quarantined[reason] = (count.quarantined[reason] ?? 0) + written.rejected[reason]!;
    }
  }
}
