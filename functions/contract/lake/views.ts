import { lakeViews } from '../generated/views.ts';
import type { Column } from './tables.ts';
import { type TableName, tableSpec } from './tables.ts';

export type ViewName = keyof typeof lakeViews;
export const viewNames = Object.keys(lakeViews) as ViewName[];

export interface ViewSpec {
  readonly name: ViewName;
  readonly description: string;
  readonly columns: readonly Column[];
}

/** As written in `queries/views/<name>.yaml`. */
interface ViewYaml {
  readonly description: string;
  /** The lake table whose columns the view has, followed by `dt` and `day`. */
  readonly like?: TableName;
  /** Columns of that table which the view leaves out. */
  readonly without?: readonly string[];
  /** The view's own columns. */
  readonly columns?: readonly Column[];
}

/** The one definition of a view's columns, in their order. */
export function viewSpec(name: ViewName): ViewSpec {
  const yaml: ViewYaml = lakeViews[name];
  return { name, description: yaml.description, columns: [...inherited(yaml), ...(yaml.columns ?? [])] };
}

function inherited({ like, without = [] }: ViewYaml): Column[] {
  if (like === undefined) return [];
  const { columns, partition } = tableSpec(like);
  return [
    ...columns.filter(({ name }) => !without.includes(name)),
    { name: 'dt', type: 'string', comment: `${partition ?? 'Day'}, YYYY-MM-DD; filter on it to read less` },
    { name: 'day', type: 'date', comment: `${partition ?? 'Day'}` },
  ];
}
