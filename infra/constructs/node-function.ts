import { join } from 'node:path';
import { type Duration, Validations } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { Architecture, type CfnFunction, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { StageSettings } from '../config.ts';
import { keyActions } from '../encryption.ts';
import { keptLogs, logKeyUse } from '../log-groups.ts';
import { acknowledgeKeyUse, acknowledgeWildcards } from '../wildcards.ts';
import { serviceRole } from './service-role.ts';

const projectRoot = join(import.meta.dirname, '../..');

export interface NodeFunctionProps {
  readonly settings: StageSettings;
  /** Folder below `functions/` whose handler.ts it runs. */
  readonly room: string;
  /** Its name in logs and traces; by default the room's. */
  readonly service?: string;
  readonly description: string;
  readonly memoryMb: number;
  readonly timeout: Duration;
  readonly environment?: Record<string, string>;
}

/** A Lambda of ours: one file bundled with the SDK it was tested with, its own role, its own log group. */
export class NodeFunction extends Construct {
  readonly function: NodejsFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    super(scope, id);
    const { settings, room, service = room, memoryMb, environment = {} } = props;
    this.role = serviceRole(this, 'Role', 'lambda.amazonaws.com');
    const logGroup = new LogGroup(this, 'Logs', keptLogs(this, 'Logs', settings));
    logGroup.grantWrite(this.role);
    for (const statement of logKeyUse(settings)) this.role.addToPrincipalPolicy(statement);
    this.function = new NodejsFunction(this, 'Function', {
      entry: join(projectRoot, `functions/${room}/handler.ts`),
      projectRoot,
      depsLockFilePath: join(projectRoot, 'package-lock.json'),
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: memoryMb,
      timeout: props.timeout,
      tracing: Tracing.ACTIVE,
      role: this.role,
      logGroup,
      // As JSON, Lambda wraps the lines that CloudWatch takes metrics from, and they are lost.
      loggingFormat: LoggingFormat.TEXT,
      environment: {
        NODE_OPTIONS: '--enable-source-maps',
        POWERTOOLS_SERVICE_NAME: service,
        METRICS_NAMESPACE: settings.stackName,
        ...environment,
      },
      bundling,
    });
    this.enter(settings.vpc);
    if (settings.encryptionKeyArn !== '') this.allow(keyActions, [settings.encryptionKeyArn]);
    acknowledgeDefaults(this);
  }

  /** Runs the function in subnets of the company's, through network interfaces that Lambda makes there. */
  private enter({ subnetIds, securityGroupIds }: StageSettings['vpc']): void {
    checkVpc({ subnetIds, securityGroupIds });
    if (subnetIds.length === 0) return;
    (this.function.node.defaultChild as CfnFunction).vpcConfig = {
      subnetIds: [...subnetIds],
      securityGroupIds: [...securityGroupIds],
    };
    const actions = ['CreateNetworkInterface', 'DescribeNetworkInterfaces', 'DescribeSubnets']
      .concat(['DeleteNetworkInterface', 'AssignPrivateIpAddresses', 'UnassignPrivateIpAddresses'])
      .map((action) => `ec2:${action}`);
    this.allow(actions, ['*'], 'Lambda makes network interfaces, which have no names before.');
    // The interfaces are made when the function is: the right must be there before.
    this.function.node.addDependency(this.role.node.findChild('DefaultPolicy'));
  }

  /** Puts away calls that nobody waits for and that failed three times, or waited too long: they would be lost. */
  keepFailedCalls(queue: IQueue): void {
    this.function.configureAsyncInvoke({ onFailure: new SqsDestination(queue), retryAttempts: 2 });
    acknowledgeKeyUse(this.role);
  }

  /** Allows `actions` on `resources`; `reason` says why where a resource has a wildcard. */
  allow(actions: string[], resources: string[], reason = ''): void {
    this.role.addToPrincipalPolicy(new PolicyStatement({ actions, resources }));
    if (reason !== '') acknowledgeWildcards(this.role, resources, reason);
  }
}

/** @throws where Lambda would refuse: subnets without security groups or the other way round, or too many of them */
function checkVpc({ subnetIds, securityGroupIds }: StageSettings['vpc']): void {
  const hasBoth = subnetIds.length > 0 === securityGroupIds.length > 0;
  if (!hasBoth || subnetIds.length > 16 || securityGroupIds.length > 5)
    throw new Error(
      `infra/config.ts: vpc needs 1 to 16 subnetIds with 1 to 5 securityGroupIds, or none of both; there are ${subnetIds.length} and ${securityGroupIds.length}`,
    );
}

/** ESM that still may `require` (some dependencies of the SDK are CommonJS). */
export const bundling = {
  format: OutputFormat.ESM,
  target: 'node24',
  mainFields: ['module', 'main'],
  bundleAwsSDK: true,
  minify: true,
  sourceMap: true,
  sourcesContent: false,
  banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
};

function acknowledgeDefaults({ role, function: unit }: NodeFunction): void {
  acknowledgeWildcards(role, ['*'], 'Sending traces cannot be limited to a resource.');
  Validations.of(unit).acknowledge({
    id: 'Serverless-LambdaDLQ',
    reason:
      'Called by a queue, a schedule, API Gateway or CloudFormation: each keeps or shows its failed calls.',
  });
}
