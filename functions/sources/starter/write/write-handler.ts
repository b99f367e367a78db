import type { Roles } from '../look/assign-roles.ts';
import type { Column } from '../look/columns.ts';
import { translate } from '../look/known-words.ts';
import { wordsOf } from '../look/words-of.ts';
import { askToCheck, askToDecide, type Draft, yamlTable, yamlText } from './draft.ts';

const botName = /\b(?:bot|chatbot|ai|robot|virtual agent|virtual assistant)\b/;
const yes = /^(?:true|yes|y|1|si|ja|oui|sim)$/i;
const no = /^(?:false|no|n|0|nein|non|nao)$/i;

/** Who has a ticket, by the texts of a column; without one always a person of yours. */
export interface Who {
  readonly column?: string;
  readonly kinds: readonly (readonly [text: string, kind: string])[];
}

/** Writes who has the ticket: by a column that says it, by names of bots, else a person, and says that nothing tells. */
export function writeHandler(draft: Draft, indent: string, roles: Roles): Who {
  const who = whoHas(draft, indent, roles);
  askForEmpty(draft, indent, roles, who);
  const id = roles.agent === undefined ? '' : `, id: ${yamlText(roles.agent.name)}`;
  draft.lines.push(`${indent}handler: &who { kind: ${table(who, (kind) => kind)}${id} }`);
  return who;
}

/** Nobody stands in some rows: what was solved there has nobody who solved it, and is rejected. */
function askForEmpty(
  draft: Draft,
  indent: string,
  { agent, handler_kind, ticket_id }: Roles,
  who: Who,
): void {
  const column = handler_kind ?? agent;
  if (who.column === undefined || column === undefined || ticket_id === undefined) return;
  const empty = ticket_id.filled - column.filled;
  if (empty > 0)
    askToDecide(
      draft,
      indent,
      `${empty} of ${ticket_id.filled} rows have no ${column.name}: say who had these ("": in_house, or "": ai) here and in claim ("": agent, or "": assumed); until then those that were solved are rejected`,
    );
}

/** Writes who says that a ticket is solved: a person who has it, or AI itself, whose word is an assumption. */
export function writeClaim(draft: Draft, indent: string, who: Who): void {
  draft.lines.push(`${indent}claim: ${table(who, (kind) => (kind === 'ai' ? 'assumed' : 'agent'))}`);
}

function whoHas(draft: Draft, indent: string, { agent, handler_kind }: Roles): Who {
  if (handler_kind !== undefined) return byColumn(draft, indent, handler_kind);
  const bots = [...(agent?.texts.keys() ?? [])].filter((text) => botName.test(wordsOf(text)));
  if (agent === undefined || bots.length === 0) {
    askToCheck(draft, indent, nothingTells);
    return { kinds: [['*', 'in_house']] };
  }
  askToCheck(draft, indent, `${agent.name} ${holdsBots}`);
  return { column: agent.name, kinds: [...bots.map((text) => [text, 'ai'] as const), ['*', 'in_house']] };
}

const nothingTells =
  'no column says whether AI or a person has the ticket: as written it is always a person of yours. Where AI answers, say how it is known (docs/mapping.md, Fields)';
const holdsBots =
  'holds names of bots, which are AI; every other is taken for a person of yours (in_house), not outsourced';

function byColumn(draft: Draft, indent: string, { name, texts }: Column): Who {
  const kinds = [...texts.keys()];
  if (kinds.every((text) => yes.test(text) || no.test(text))) {
    askToCheck(draft, indent, `${name} is taken for whether AI has the ticket`);
    return { column: name, kinds: kinds.map((text) => [text, yes.test(text) ? 'ai' : 'in_house']) };
  }
  const { found, unknown } = translate(kinds, 'handler');
  if (unknown > 0) askToDecide(draft, indent, `${unknown} of ${kinds.length} values of ${name} ${noKind}`);
  return { column: name, kinds: [...found] };
}

const noKind = 'are none of ai, in_house, outsourced, on_demand: add them, or their rows are rejected';

/** A field by the kind of who has the ticket. */
function table({ column, kinds }: Who, fieldOf: (kind: string) => string): string {
  const values = kinds.map(([text, kind]) => [text, fieldOf(kind)] as const);
  if (column === undefined) return `{ const: ${values[0]![1]} }`;
  return `{ from: ${yamlText(column)}, values: ${yamlTable(values)} }`;
}
