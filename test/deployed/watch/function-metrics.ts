import { CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Cloud } from '../cloud/start-cloud.ts';

/** One count as CloudWatch would take it from a log line (embedded metric format). */
export interface CountedMetric {
  readonly namespace: string;
  readonly name: string;
  readonly value: number;
  readonly dimensions: readonly (readonly string[])[];
  readonly brand: string | undefined;
}

interface EmbeddedLine {
  readonly _aws?: {
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string }[];
    }[];
  };
  readonly brand?: string;
  readonly [name: string]: unknown;
}

/** Every line that a function has logged so far. */
async function logOf(admin: Cloud['admin'], FunctionName: string | undefined): Promise<string[]> {
  const command = new GetFunctionConfigurationCommand({ FunctionName });
  const { LoggingConfig } = await new LambdaClient(admin).send(command);
  const client = new CloudWatchLogsClient(admin);
  const logGroupName = LoggingConfig?.LogGroup;
  const lines: string[] = [];
  for await (const page of paginateFilterLogEvents({ client }, { logGroupName }))
    for (const { message = '' } of page.events ?? []) lines.push(...message.split('\n'));
  return lines;
}

/** What it has counted so far: the emulator makes no metrics of such lines. */
export const metricsOf = async (
  admin: Cloud['admin'],
  functionName: string | undefined,
): Promise<CountedMetric[]> => (await logOf(admin, functionName)).flatMap(countedIn);

function countedIn(line: string): CountedMetric[] {
  if (!line.includes('"_aws"')) return [];
  const embedded = JSON.parse(line.slice(line.indexOf('{'))) as EmbeddedLine;
  return (embedded._aws?.CloudWatchMetrics ?? []).flatMap(({ Namespace, Dimensions, Metrics }) =>
    Metrics.map(({ Name }) => ({
      namespace: Namespace,
      name: Name,
      value: Number(embedded[Name]),
      dimensions: Dimensions,
      brand: embedded.brand,
    })),
  );
}
