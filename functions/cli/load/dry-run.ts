import type { CanonicalEvent } from '../../contract/events.ts';
import type { Rejection } from '../../contract/rejection.ts';
import { ingestObject } from '../../ingest/ingest-object.ts';
import type { RecordObserver } from '../../ingest/write/object-accumulator.ts';
import { type InputFile, openInputFile } from '../../platform/local/input-files.ts';
import type { ObjectStore } from '../../platform/ports.ts';
import { redact } from '../../tag/redaction/redact.ts';
import type { Output } from '../terminal/output.ts';
import type { FileOptions } from './ingest-files.ts';

const shown = 10;

interface Preview {
  readonly events: Record<string, unknown>[];
  readonly rejections: ({ file: string; record_no: number } & Rejection)[];
  records_in: number;
  accepted: number;
  quarantined: number;
  repeated: number;
}

/** Reads files as ingest would, and shows what would come of them. Writes nothing. */
export async function dryRun(
  files: readonly InputFile[],
  options: FileOptions,
  output: Output,
): Promise<void> {
  const preview: Preview = {
    events: [],
    rejections: [],
    records_in: 0,
    accepted: 0,
    quarantined: 0,
    repeated: 0,
  };
  const privacy = { customerKey: () => '', keyVersion: '', redact };
  for (const file of files) {
    output.progress(file.key);
    const result = await ingestObject(
      await openInputFile(file),
      { store: nowhere, privacy, clock: Date.now },
      { ...options, observer: observe(file.key, preview) },
    );
    preview.records_in += result.recordsIn;
    preview.accepted += result.accepted;
    preview.quarantined += result.quarantined;
    preview.repeated += result.repeated;
  }
  output.progress('');
  for (const event of preview.events) output.say(JSON.stringify(event));
  for (const { file, record_no, reason, path, message } of preview.rejections) {
    output.say(`${file}:${record_no} ${reason}${path === '' ? '' : ` (${path})`}: ${message}`);
  }
  const { accepted, quarantined, repeated } = preview;
  output.say(
    `would be: ${accepted} accepted, ${quarantined} quarantined, ${repeated} repeated; nothing was written`,
  );
  output.answer(preview);
}

const observe = (file: string, { events, rejections }: Preview): RecordObserver => ({
  accepted(event) {
    if (events.length < shown) events.push(withoutPersonalData(event));
  },
  rejected(record_no, rejection) {
    if (rejections.length < shown) rejections.push({ file, record_no, ...rejection });
  },
});

const texts = ['text', 'subject', 'comment', 'note'];

/** The event as the lake would keep it: texts redacted, the customer's id replaced. */
function withoutPersonalData(event: CanonicalEvent): Record<string, unknown> {
  const entries = Object.entries(event).map(([field, value]) => {
    if (field === 'customer_id' && value != null) return [field, '[customer]'];
    return [field, texts.includes(field) && typeof value === 'string' ? redact(value) : value];
  });
  return Object.fromEntries(entries) as Record<string, unknown>;
}

/** A store that forgets. */
const nowhere: ObjectStore = {
  async *list() {},
  read: async () => undefined,
  putIfAbsent: async () => true,
  delete: async () => {},
};
