/**
 * What the records of a source can show at all. A number that rests on what no record shows is not 0: it is not in
 * the data.
 */
export const shownThings = [
  'claims',
  'reopenings',
  'customers',
  'handlers',
  'customer_messages',
  'customer_texts',
  'scored_texts',
  'explicit_requests',
  'requests',
  'handoffs',
  'replies',
  'people_work',
  'offers',
  'answers',
] as const;
export type ShownThing = (typeof shownThings)[number];

/** What a number needs of a source: one thing of each list. */
export type Needs = readonly (readonly ShownThing[])[];

/** Source → what its accepted records show, whether they are used or not. */
export type Coverage = ReadonlyMap<string, ReadonlySet<ShownThing>>;

/** True when a source that shows these things shows what a number needs. */
export const meetsNeeds = (shown: ReadonlySet<ShownThing>, needs: Needs): boolean =>
  needs.every((alternatives) => alternatives.some((thing) => shown.has(thing)));

/** The sources that show what a number needs, sorted. */
export const sourcesMeeting = (coverage: Coverage, needs: Needs): string[] =>
  [...coverage]
    .filter(([, shown]) => meetsNeeds(shown, needs))
    .map(([source]) => source)
    .sort();
