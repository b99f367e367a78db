/** A table without which a shipped mapping takes somebody for somebody else. */
export interface WantedTable {
  /** The setting that names its file, and the table of `lookups` that it makes. */
  readonly table: string;
  /** The streams that say less without it. */
  readonly streams: readonly string[];
  /** What they do without it. */
  readonly without: string;
}

const wanted: Readonly<Record<string, WantedTable>> = {
  zendesk: {
    table: 'users',
    streams: ['audits', 'ticket events'],
    without:
      'who solves a ticket counts as an agent, also customers who solve theirs in the help centre, and no replies are read',
  },
};

/** The table that the shipped mapping of a help desk wants. */
export const tableWantedBy = (vendor: string): WantedTable | undefined => wanted[vendor];
