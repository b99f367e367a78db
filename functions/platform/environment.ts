/** Environment variables that the infrastructure sets for its functions. */
export type VariableName =
  | 'CHAT_TOPIC'
  | 'CUSTOMER_SECRET'
  | 'DATABASE'
  | 'FINDINGS_TOPIC'
  | 'FIRST_DAY'
  | 'LAKE_BUCKET'
  | 'LANDING_PREFIXES'
  | 'MAPPINGS_BUCKET'
  | 'METRICS_NAMESPACE'
  | 'REJECTED_SHARE'
  | 'REPORT_URL'
  | 'RESULTS_BUCKET'
  | 'RUNS_PER_CALLER'
  | 'SENTIMENT'
  | 'SLACK_SECRET'
  | 'TABLE_QUERIES'
  | 'TEAMS_SECRET'
  | 'WORK_GROUP';

/** A function runs without a variable that its deployment should have set. */
export class MissingVariable extends Error {
  override readonly name = 'MissingVariable';
}

/** The value of an environment variable. @throws MissingVariable by name */
export function variable(name: VariableName, environment: NodeJS.ProcessEnv = process.env): string {
  const value = environment[name];
  if (value === undefined || value === '') throw new MissingVariable(`environment: ${name} is not set`);
  return value;
}

/** The value of an environment variable that a deployment may leave out. */
export const optionalVariable = (
  name: VariableName,
  environment: NodeJS.ProcessEnv = process.env,
): string | undefined => (environment[name] === '' ? undefined : environment[name]);
