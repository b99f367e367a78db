import { type CanonicalEvent, intakeAttributes } from '../../contract/records/events.ts';
import type { Rejection } from '../../contract/records/rejection.ts';
import { ingestObject } from '../../ingest/ingest-object.ts';
import type { RecordObserver } from '../../ingest/write/object-accumulator.ts';
import { openInputFile } from '../../platform/local/open-input-file.ts';
import { printable } from '../../report/render/printable.ts';
import type { Trace } from '../../sources/mapping.ts';
import { redact } from '../../tag/redaction/redact.ts';
import { tagNothing } from '../../tag/text-tagger.ts';
import type { Output } from '../terminal/output.ts';
import { type AiCheck, aiCheckOf } from './ai-check.ts';
import { type FileOutcome, totalsOf } from './file-outcome.ts';
import type { FileOptions, FileReader } from './ingest-files.ts';
import { nowhere } from './nowhere.ts';
import { sayOutcome } from './say-outcome.ts';

const shown = 10;

/** The first events and rejections that a reading would give. */
export interface Preview {
  readonly events: Record<string, unknown>[];
  readonly rejections: ({ file: string; record_no: number } & Rejection)[];
  /** Which rule of the mapping made an event, and what is passed over by which. */
  readonly rules: RuleUsed[];
}

interface RuleUsed {
  readonly file: string;
  readonly record_no: number;
  readonly rule: string;
  readonly line: number;
  /** `opened 2026-03-01T09:00:00.000Z`; absent where the record is passed over. */
  readonly made?: string;
}

/** Reads files as ingest would, and keeps what would come of them. Writes nothing. */
export function createDryReader(
  options: FileOptions,
  output: Output,
): { readonly read: FileReader; readonly preview: Preview; readonly check: AiCheck | undefined } {
  const preview: Preview = { events: [], rejections: [], rules: [] };
  const check = aiCheckOf(options.mapping);
  const privacy = {
    customerKey: () => '',
    keyVersion: '',
    redact,
    redactAttribute: redact,
    digest: () => '',
  };
  const read: FileReader = async (file, where) => {
    output.progress(where);
    const result = await ingestObject(
      await openInputFile(file),
      { store: nowhere, privacy, tagger: tagNothing, clock: Date.now },
      { ...options, observer: observe(file.key, preview, check), trace: trace(file.key, preview) },
    );
    return { key: file.key, status: 'read', result };
  };
  return { read, preview, check };
}

/** Shows what would come of the files. */
export function sayPreview(
  preview: Preview,
  outcomes: readonly FileOutcome[],
  output: Output,
  advice: readonly string[] = [],
): void {
  for (const event of preview.events) output.say(JSON.stringify(event));
  for (const { file, record_no, rule, line, made } of preview.rules) {
    const what = made === undefined ? 'is passed over' : `makes ${made}`;
    output.saySentence(`${printable(file)}:${record_no} ${what}: ${rule}, line ${line} of the mapping`);
  }
  for (const { file, record_no, reason, path, message } of preview.rejections) {
    output.saySentence(
      `${printable(file)}:${record_no} ${reason}${path === '' ? '' : ` (${path})`}: ${message}`,
    );
  }
  for (const line of [...outcomes.flatMap(sayOutcome), ...advice]) output.saySentence(line);
  const { recordsIn, accepted, quarantined, repeated, passedOver } = totalsOf(outcomes);
  output.saySentence(
    `would be: ${accepted} accepted, ${quarantined} quarantined, ${repeated} repeated; nothing was written`,
  );
  output.answer({
    ...preview,
    records_in: recordsIn,
    accepted,
    quarantined,
    repeated,
    passed_over: passedOver,
  });
}

const observe = (
  file: string,
  { events, rejections }: Preview,
  check: AiCheck | undefined,
): RecordObserver => ({
  ...(check?.watch && { watch: check.watch }),
  accepted(event) {
    check?.accepted(event);
    if (events.length < shown) events.push(withoutPersonalData(event));
  },
  rejected(record_no, rejection) {
    if (rejections.length < shown) rejections.push({ file, record_no, ...rejection });
  },
});

const trace =
  (file: string, { rules }: Preview): Trace =>
  (record_no, { rule, line, event }) => {
    const isPassedOver = event === undefined;
    if (rules.filter((one) => (one.made === undefined) === isPassedOver).length >= shown) return;
    const made = isPassedOver ? {} : { made: `${event.type} ${event.occurred_at}` };
    rules.push({ file, record_no, rule, line, ...made });
  };

const texts: readonly string[] = ['text', 'subject', 'comment', 'note', ...intakeAttributes];
const handlers = ['handler', 'from', 'to'];

/** The event as the lake would keep it: texts redacted, the customer's id replaced. */
function withoutPersonalData(event: CanonicalEvent): Record<string, unknown> {
  const entries = Object.entries(event).map(([field, value]) => {
    if (field === 'customer_id' && value != null) return [field, '[customer]'];
    if (handlers.includes(field)) return [field, withoutName(value)];
    return [field, texts.includes(field) && typeof value === 'string' ? redact(value) : value];
  });
  return Object.fromEntries(entries) as Record<string, unknown>;
}

/** A handler whose id is a mail address or a telephone goes by a key in the lake. */
function withoutName(handler: unknown): unknown {
  const { id } = (handler ?? {}) as { readonly id?: unknown };
  return typeof id === 'string' && redact(id) !== id ? { ...(handler as object), id: '[agent]' } : handler;
}
