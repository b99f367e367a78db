import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  changeKinds,
  type RoutingChangeEvent,
  schemaVersion,
  selectorDimensions,
} from '../../contract/records/events.ts';
import { formatInstant, isDay, parseInstant } from '../../contract/records/instant.ts';
import { checkEvent } from '../../ingest/accept/check-event.ts';
import { instantRange } from '../../ingest/accept/instant-range.ts';
import { ingestObject } from '../../ingest/ingest-object.ts';
import type { InputObject } from '../../platform/ports.ts';
import { ingestEnvironment } from '../terminal/ingest-environment.ts';
import { openLake } from '../terminal/open-lake.ts';
import { source } from '../terminal/option-values.ts';
import { WrongUse } from '../terminal/outcome.ts';
import { createOutput } from '../terminal/output.ts';
import { checkDeclared, checkSelector, checkShare } from './check-change.ts';
import { claimDeclaration } from './claim-declaration.ts';
import { unfinishedDeclarations } from './unfinished-declarations.ts';

interface ChangeOptions {
  readonly lake: string;
  readonly id: string;
  readonly kind: RoutingChangeEvent['kind'];
  readonly effectiveAt: string;
  readonly select: Record<string, string[]>;
  readonly aiShareBefore?: number;
  readonly aiShareAfter?: number;
  readonly stage: { effective_at: string; ai_share: number }[];
  readonly note?: string;
  readonly declaredAt?: string;
  readonly allowUnmatched?: true;
  readonly source: string;
  readonly json?: true;
}

/**
 * `change add`: declares a routing change, corrects it (same id again) or withdraws it.
 * @param startedAt what another command has declared since is no declaration that this one corrects, milliseconds UTC
 */
export function registerChange(program: Command, startedAt = Date.now()): void {
  const change = program.command('change');
  change
    .command('add')
    .description(
      'Declares a routing change; the same --id again corrects it, --kind withdrawn takes it back.',
    )
    .requiredOption('--lake <folder>', 'the lake; an empty or missing folder becomes one')
    .requiredOption('--id <id>', 'the change')
    .addOption(new Option('--kind <kind>').choices(changeKinds).makeOptionMandatory())
    .requiredOption('--effective-at <instant>', 'a day, or an instant with a zone', readInstant)
    .option(
      '--select <dimension=values>',
      `which tickets: ${selectorDimensions.join(', ')}; repeatable`,
      readSelect,
      {},
    )
    .option('--ai-share-before <share>', 'share of tickets first handled by AI before, 0..1', readShare)
    .option('--ai-share-after <share>', 'the same after', readShare)
    .option('--stage <instant=share>', 'a step of a staged change; repeatable', readStage, [])
    .option('--note <text>', 'why, for the record')
    .option(
      '--declared-at <instant>',
      'when it was decided, for a change of the past (default: now); looks of earlier days do not know it',
      readInstant,
    )
    .option(
      '--allow-unmatched',
      'also a selector that matches no ticket yet, for a market that is to come, or a change that is not declared',
    )
    .option('--source <name>', 'who declares it', source, 'cli')
    .option('--json', 'machine output on stdout')
    .action((options: ChangeOptions) => addChange(options, startedAt));
}

async function addChange(options: ChangeOptions, startedAt: number): Promise<void> {
  const output = createOutput(options);
  const now = Date.now();
  const declaredAt = options.declaredAt ?? formatInstant(now);
  if (parseInstant(declaredAt)! > now) throw new WrongUse('change: --declared-at lies in the future');
  const event = toEvent(options, declaredAt);
  const checked = checkEvent(event, instantRange(now));
  if ('reason' in checked) {
    const { path, message } = checked;
    throw new WrongUse(`change: ${message.startsWith(path) ? message : `${path}: ${message}`}`);
  }
  const lake = await openLake(options.lake, { create: true });
  if (options.kind === 'withdrawn') await checkDeclared(lake, options);
  else await checkSelector(lake, options, output);
  const claimed = await claimDeclaration(lake.store, {
    source: event.source,
    id: event.change_id,
    words: JSON.stringify(toEvent(options, options.declaredAt ?? '')),
    object: asObject(event, now),
    declaredAt,
    startedAt,
  });
  const made = toEvent(options, claimed.declaredAt);
  const object = asObject(made, claimed.arrivedAt);
  const leftovers = await unfinishedDeclarations(lake, object.key);
  await ingestObject(object, await ingestEnvironment(lake, output), { leftovers });
  checkShare(options, output);
  output.saySentence(`${made.change_id}: ${made.kind} from ${made.effective_at}`);
  output.answer(made);
}

function toEvent(options: ChangeOptions, declaredAt: string): RoutingChangeEvent {
  return {
    event: 'routing_change',
    schema: schemaVersion,
    source: options.source,
    change_id: options.id,
    occurred_at: declaredAt,
    effective_at: options.effectiveAt,
    kind: options.kind,
    selector: options.select,
    ...(options.aiShareBefore !== undefined && { ai_share_before: options.aiShareBefore }),
    ...(options.aiShareAfter !== undefined && { ai_share_after: options.aiShareAfter }),
    ...(options.stage.length > 0 && { stages: options.stage }),
    ...(options.note !== undefined && { note: options.note }),
  };
}

/** The declaration as an object of its own, so that it takes the way of all events. */
function asObject(event: RoutingChangeEvent, now: number): InputObject {
  const bytes = Buffer.from(`${JSON.stringify(event)}\n`);
  return {
    bucket: 'local',
    key: `changes/${event.change_id}.ndjson`,
    // Declared twice with other words at one instant, it is another object.
    version: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
    arrivedAt: now,
    open: () => Readable.from([bytes], { objectMode: false }),
  };
}

function readInstant(text: string): string {
  const instant = parseInstant(isDay(text) ? `${text}T00:00:00Z` : text);
  if (instant === undefined) throw new InvalidArgumentError('must be a day or an instant with a zone.');
  return formatInstant(instant);
}

function readShare(text: string): number {
  const share = Number(text);
  if (text.trim() === '' || !(share >= 0 && share <= 1))
    throw new InvalidArgumentError('must be from 0 to 1.');
  return share;
}

function readSelect(text: string, before: Record<string, string[]>): Record<string, string[]> {
  const [dimension, values] = split(text, 'dimension=value,value');
  if (!selectorDimensions.some((known) => known === dimension)) {
    throw new InvalidArgumentError(
      `no dimension "${dimension}"; there are ${selectorDimensions.join(', ')}.`,
    );
  }
  return { ...before, [dimension]: [...(before[dimension] ?? []), ...values.split(',')] };
}

function readStage(text: string, before: ChangeOptions['stage']): ChangeOptions['stage'] {
  const [instant, share] = split(text, 'instant=share');
  return [...before, { effective_at: readInstant(instant), ai_share: readShare(share) }];
}

function split(text: string, shape: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1 || at === text.length - 1) throw new InvalidArgumentError(`must look like ${shape}.`);
  return [text.slice(0, at), text.slice(at + 1)];
}
