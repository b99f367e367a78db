import { type SqlName, sqlText, withoutComments } from './compose-sql.ts';
import { type ViewName, viewNames } from './views.ts';

export interface ViewText {
  readonly name: ViewName;
  /** The query behind the view. */
  readonly sql: string;
}

/** Every view of the lake, in an order in which each finds the views it reads. */
export const viewTexts = (): readonly ViewText[] =>
  dependencyOrder().map((name) => ({ name, sql: textOf(name) }));

/** The same in waves: views of one read none but those of the waves before. */
export function viewWaves(): readonly (readonly ViewText[])[] {
  const views = viewTexts();
  const places = new Map<ViewName, number>();
  for (const { name } of views) {
    const before = viewNames.filter((other) => other !== name && reads(name, other));
    places.set(name, Math.max(0, ...before.map((other) => places.get(other)! + 1)));
  }
  const waves = Map.groupBy(views, ({ name }) => places.get(name)!);
  return [...waves].sort(([a], [b]) => a - b).map(([, wave]) => wave);
}

const textOf = (name: ViewName): string => sqlText(`views/${name}` as SqlName);

function dependencyOrder(): ViewName[] {
  const ordered = new Set<ViewName>();
  const visit = (name: ViewName) => {
    if (ordered.has(name)) return;
    for (const other of viewNames) if (other !== name && reads(name, other)) visit(other);
    ordered.add(name);
  };
  for (const name of viewNames) visit(name);
  return [...ordered];
}

const reads = (name: ViewName, other: ViewName): boolean =>
  new RegExp(`\\b${other}\\b`).test(withoutComments(textOf(name)));
