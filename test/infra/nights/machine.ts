import jsonata from 'jsonata';
import { resourcesOf, synthesize } from '../synthesize.ts';

/** A state of a machine, as far as these tests run it. */
export interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly Default?: string;
  readonly Seconds?: number;
  readonly Resource?: string;
  readonly Arguments?: Readonly<Record<string, unknown>>;
  readonly Assign?: Readonly<Record<string, string>>;
  readonly Choices?: readonly { readonly Condition: string; readonly Next: string }[];
}

export interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** The nightly machine of the template; what CloudFormation fills in stands as `…`. */
export function nightlyMachine(): Machine {
  const machines = resourcesOf(synthesize(), 'AWS::StepFunctions::StateMachine');
  const [, { Properties }] = machines[0]!;
  const { 'Fn::Join': joined } = Properties.DefinitionString as { 'Fn::Join': [string, unknown[]] };
  const [, parts] = joined;
  return JSON.parse(parts.map((part) => (typeof part === 'string' ? part : '…')).join(''));
}

/** @throws for what is no value, as Step Functions does, whose expressions are JSONata 2.0.6 */
export async function evaluate(text: string, bindings: Readonly<Record<string, unknown>>): Promise<unknown> {
  const [, expression] = /^\{%(.*)%\}$/s.exec(text) ?? [];
  if (expression === undefined) return text;
  const value: unknown = await jsonata(expression).evaluate(undefined, bindings);
  if (value === undefined) throw new Error(`States.QueryEvaluationError: ${text}`);
  return value;
}

export async function evaluateAll(
  template: Readonly<Record<string, unknown>> = {},
  bindings: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(template))
    values[name] = typeof value === 'string' ? await evaluate(value, bindings) : value;
  return values;
}
