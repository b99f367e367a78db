import type { RejectionReason } from '../../contract/records/rejection.ts';

/** What became of an object's records: `recordsIn = accepted + quarantined + repeated`. */
export interface RecordCounts {
  readonly recordsIn: number;
  /** Records as they stand in the object: a mapping makes any number of events of one. */
  readonly rowsRead: number;
  /** Records of no interest; outside the law. */
  readonly passedOver: number;
  readonly accepted: number;
  readonly quarantined: number;
  /** Records whose identity was accepted before in this object. */
  readonly repeated: number;
  /** Quarantined records by reason. */
  readonly reasons: Readonly<Partial<Record<RejectionReason, number>>>;
  readonly unknownFields: number;
  /** True when the object ended early or hit a limit. */
  readonly isTruncated: boolean;
  /** Earliest and latest event day accepted. */
  readonly firstDt: string | null;
  readonly lastDt: string | null;
}

/** After these the rest of the object is unread. */
const cutting: ReadonlySet<RejectionReason> = new Set(['truncated', 'too_large', 'too_many_records']);

/** Counts an object's records as they come. */
export class RecordTally implements RecordCounts {
  recordsIn = 0;
  rowsRead = 0;
  passedOver = 0;
  accepted = 0;
  quarantined = 0;
  repeated = 0;
  readonly reasons: Partial<Record<RejectionReason, number>> = {};
  unknownFields = 0;
  isTruncated = false;
  firstDt: string | null = null;
  lastDt: string | null = null;

  addAccepted(dt: string, unknownFields: number): void {
    this.accepted++;
    this.unknownFields += unknownFields;
    if (this.firstDt === null || dt < this.firstDt) this.firstDt = dt;
    if (this.lastDt === null || dt > this.lastDt) this.lastDt = dt;
  }

  addRepeated(): void {
    this.repeated++;
  }

  addQuarantined(reason: RejectionReason): void {
    this.quarantined++;
    this.reasons[reason] = (this.reasons[reason] ?? 0) + 1;
    if (cutting.has(reason)) this.isTruncated = true;
  }
}
