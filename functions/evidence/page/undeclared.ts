import { isUndeclared } from '../../contract/detection/undeclared-change.ts';
import { decidingRow, type Evidence } from '../gather/gather.ts';

/** Nobody declared the change, and the verdict compares it with places: no report of a plain course tells which. */
export const isWithoutNamedControls = (evidence: Evidence): boolean =>
  isUndeclared(evidence.place.change) && Number(decidingRow(evidence).controls ?? 0) > 0;
