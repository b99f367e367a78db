import type { Roles } from '../look/assign-roles.ts';
import type { Column } from '../look/columns.ts';
import { translate } from '../look/known-words.ts';
import { wordsOf } from '../look/words-of.ts';
import { askToCheck, askToDecide, type Draft, yamlTable, yamlText } from './draft.ts';

const botName = /\b(?:bot|chatbot|ai|robot|virtual agent|virtual assistant)\b/;
const yes = /^(?:true|yes|y|1|si|ja|oui|sim)$/i;
const no = /^(?:false|no|n|0|nein|non|nao)$/i;

/** Writes who has the ticket: by a column that says it, by names of bots, else a person, and says that nothing tells. */
export function writeHandler(draft: Draft, indent: string, roles: Roles): void {
  const kind = kindOf(draft, indent, roles);
  const id = roles.agent === undefined ? '' : `, id: ${yamlText(roles.agent.name)}`;
  draft.lines.push(`${indent}handler: &who { kind: ${kind}${id} }`);
}

function kindOf(draft: Draft, indent: string, { agent, handler_kind }: Roles): string {
  if (handler_kind !== undefined) return byColumn(draft, indent, handler_kind);
  const bots = [...(agent?.texts.keys() ?? [])].filter((text) => botName.test(wordsOf(text)));
  if (agent === undefined || bots.length === 0) {
    askToCheck(draft, indent, nothingTells);
    return '{ const: in_house }';
  }
  askToCheck(draft, indent, `${agent.name} ${holdsBots}`);
  return table(agent.name, [...bots.map((text) => [text, 'ai'] as const), ['*', 'in_house']]);
}

const nothingTells =
  'no column says whether AI or a person has the ticket: as written it is always a person of yours. Where AI answers, say how it is known (docs/mapping.md, Fields)';
const holdsBots =
  'holds names of bots, which are AI; every other is taken for a person of yours (in_house), not outsourced';

function byColumn(draft: Draft, indent: string, { name, texts }: Column): string {
  const kinds = [...texts.keys()];
  if (kinds.every((text) => yes.test(text) || no.test(text))) {
    askToCheck(draft, indent, `${name} is taken for whether AI has the ticket`);
    return table(
      name,
      kinds.map((text) => [text, yes.test(text) ? 'ai' : 'in_house'] as const),
    );
  }
  const { found, unknown } = translate(kinds, 'handler');
  if (unknown > 0) askToDecide(draft, indent, `${unknown} of ${kinds.length} values of ${name} ${noKind}`);
  return table(name, found);
}

const noKind = 'are none of ai, in_house, outsourced, on_demand: add them, or their rows are rejected';

const table = (column: string, values: Iterable<readonly [string, string]>): string =>
  `{ from: ${yamlText(column)}, values: ${yamlTable(values)} }`;
