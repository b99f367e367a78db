import { type InstantColumns, openingOf, type Roles } from '../look/assign-roles.ts';
import type { Column } from '../look/columns.ts';
import { guessScale, type ScaleGuess } from '../look/guess-scale.ts';
import { askToCheck, askToDecide, comment, type Draft, yamlTable, yamlText } from './draft.ts';
import { repeatInstant, writeInstant } from './write-instant.ts';

interface CsatPlace {
  readonly indent: string;
  readonly roles: Roles;
  /** True where no section of tickets stands above: then the section must be whole, and what is open passes rows over. */
  readonly isAlone: boolean;
  /** The id of a row that is an answer. */
  readonly ownId: Column | undefined;
}

/**
 * Writes the section `csat`. Where the values do not say their scale it is a comment, to be completed, beside tickets;
 * alone it stands, and what is open is to be filled in.
 */
export function writeCsat(draft: Draft, { indent, roles, isAlone, ownId }: CsatPlace): void {
  const { score } = roles;
  const answered = answeredOf(roles);
  if (score === undefined || answered === undefined) return;
  const scale = guessScale(score);
  const isOpen = ['labels', 'unknown'].includes(scale.kind);
  if (isOpen) askToDecide(draft, indent, openScale(scale, score));
  const section: Draft = { lines: [], decide: draft.decide, check: draft.check };
  const inner = `${indent}  `;
  section.lines.push(`${indent}csat:`);
  if (isAlone && roles.ticket_id) section.lines.push(`${inner}ticket_id: ${yamlText(roles.ticket_id.name)}`);
  if (isAlone && ownId && ownId !== roles.ticket_id)
    section.lines.push(`${inner}survey_id: ${yamlText(ownId.name)}`);
  writeScore(section, inner, score, scale);
  if (answered.date !== roles.answered_at)
    (isOpen && !isAlone ? comment : askToCheck)(
      section,
      inner,
      `no column says when the customer answered: ${answered.date.name} stands for it`,
    );
  if (isAlone || answered.date === roles.answered_at) writeInstant(section, inner, 'answered_at', answered);
  else repeatInstant(section, inner, 'answered_at');
  if (roles.comment) section.lines.push(`${inner}comment: ${yamlText(roles.comment.name)}`);
  draft.lines.push(
    ...(isOpen && !isAlone
      ? section.lines.map((line) => `${indent}# ${line.slice(indent.length)}`)
      : section.lines),
  );
}

/** Whether a survey without tickets has numbers whose scale nobody knows: its rows must wait. */
export const waitsForScale = ({ score }: Roles): boolean =>
  score !== undefined && guessScale(score).kind === 'unknown';

/** The date of the answer, or else the last one of the ticket that the row has. */
export function answeredOf(roles: Roles): InstantColumns | undefined {
  const date = roles.answered_at ?? roles.resolved_at ?? roles.closed_at;
  return date === undefined ? openingOf(roles) : { date };
}

function writeScore(draft: Draft, indent: string, column: Column, scale: ScaleGuess): void {
  const name = yamlText(column.name);
  const { lines } = draft;
  if (scale.kind === 'numbers') {
    lines.push(`${indent}score: ${name}`);
    askToCheck(
      draft,
      indent,
      `the least and the greatest of ${scale.answers} scores are ${scale.min} and ${scale.max}`,
    );
    lines.push(`${indent}scale: { min: ${scale.min}, max: ${scale.max} }`);
  } else if (scale.kind === 'percent')
    lines.push(`${indent}score: { from: ${name}, drop: "%" }`, `${indent}scale: { min: 0, max: 100 }`);
  else if (scale.kind === 'good_bad')
    lines.push(`${indent}score: ${name}   # good or bad, which have no scale`);
  else if (scale.kind === 'numbered') {
    lines.push(`${indent}score: { from: ${name}, values: ${yamlTable(scale.values)} }`);
    lines.push(`${indent}scale: { min: ${scale.min}, max: ${scale.max} }`);
  } else if (scale.kind === 'labels') {
    lines.push(`${indent}score:`, `${indent}  from: ${name}`, `${indent}  values:`);
    for (const label of scale.labels) lines.push(`${indent}    ${JSON.stringify(label)}: FILL_IN`);
    lines.push(`${indent}scale: { min: 1, max: 5 }   # as your survey has it`);
  } else {
    lines.push(`${indent}score: ${name}`, `${indent}scale: { min: 1, max: 5 }   # as your survey has it`);
  }
}

function openScale(scale: ScaleGuess, { name, texts }: Column): string {
  if (scale.kind === 'labels')
    return `${name} holds ${texts.size} labels, and nothing says which is worth what: give each its score (or null, where it is no answer) and the scale its ends`;
  if (scale.kind === 'unknown' && scale.isLoyalty)
    return `${name} looks like a loyalty score (NPS): it says nothing about a ticket. If it is satisfaction, give the scale's ends`;
  if (scale.kind === 'unknown')
    return `${name} holds ${scale.lowest} to ${scale.highest}, which are the ends of no usual scale: give the lowest and highest score that can be given`;
  return '';
}
