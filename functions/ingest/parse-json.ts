import type { Rejection } from '../contract/rejection.ts';
import type { ObjectPlan } from './plan-object.ts';
import type { RecordSink } from './record-sink.ts';

/** Parses each record's text and hands the value to the plan. */
export function parseInto(plan: ObjectPlan): RecordSink {
  return {
    text(recordNo, text) {
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch (error) {
        plan.reject(recordNo, invalidJson(error), text);
        return;
      }
      plan.add(recordNo, value, text, text.length);
    },
    reject: (recordNo, rejection, raw) => plan.reject(recordNo, rejection, raw),
  };
}

/** The engine's own message quotes the record, which may be personal: only the position is taken from it. */
function invalidJson(error: unknown): Rejection {
  const position = /at position (\d+)/.exec(String(error))?.[1];
  const where = position === undefined ? '' : `, at character ${Number(position) + 1}`;
  return { reason: 'invalid_json', path: '', message: `not valid JSON${where}` };
}
