import { type DataRecord, isObject, lookUp } from '../record/look-up.ts';
import { shownName } from '../record/shown-name.ts';

/** A form that a help desk writes and that says too little, known by a field. */
interface PoorForm {
  readonly has: readonly string[];
  readonly lacks: readonly string[];
  readonly says: string;
}

const poorForms: Readonly<Record<string, readonly PoorForm[]>> = {
  zendesk: [
    {
      has: ['comments[0].author_id'],
      lacks: ['comments[0].ticket_id', 'ticket_id'],
      says: "pages of one ticket's comments passed over: they do not say whose they are; export ticket audits, or put ticket_id into each comment",
    },
  ],
  'amazon-connect': ['Transcript[0].BeginOffsetMillis', 'Segments[0].Transcript.BeginOffsetMillis'].map(
    (spoken) => ({
      has: [spoken],
      lacks: [],
      says: 'analyses of calls passed over: of a word they say only how long after the beginning it was spoken; who answered and how it ended say contact records',
    }),
  ),
};

/**
 * What to say of a record that no stream of a shipped mapping reads: names of its fields, or what its form lacks; nothing
 * of what a connector writes about itself.
 */
export function sayUnread(vendor: string, record: DataRecord): string | undefined {
  if (['SCHEMA', 'STATE', 'ACTIVATE_VERSION'].includes(String(record.type))) return undefined;
  const known = poorForms[vendor]?.find(({ has, lacks }) => has.every(isThere) && !lacks.some(isThere));
  if (known !== undefined) return known.says;
  const inner = ['record', '_airbyte_data', 'data', 'payload'].map((name) => record[name]).find(isObject);
  const names = Object.keys(inner ?? record).map(shownName);
  if (names.length === 0) return undefined;
  const shown = names.slice(0, mostNames).join(', ') + (names.length > mostNames ? ', …' : '');
  return `records with ${shown} passed over: ${vendor}.yaml reads none such (docs/help-desks.md says what to export)`;

  function isThere(path: string): boolean {
    return lookUp({ record, root: record }, path) != null;
  }
}

const mostNames = 6;
