import { Aws, Duration, Validations } from 'aws-cdk-lib';
import {
  AuthorizationType,
  EndpointType,
  type IResource,
  JsonSchemaType,
  JsonSchemaVersion,
  LambdaIntegration,
  LogGroupLogDestination,
  MethodLoggingLevel,
  type MethodOptions,
  type Model,
  type RequestValidator,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { StageSettings } from '../../config.ts';
import { gatewayProblems } from '../../gateway-problems.ts';
import { keptLogs } from '../../log-groups.ts';
import { namesBehindTexts } from '../../tables-behind.ts';
import type { Lake } from '../lake.ts';
import { NodeFunction } from '../node-function.ts';
import { WorkGroup } from '../work-group.ts';
import { accessLogFormat, keepExecutionLogs, loggingRole, stageName } from './api-logging.ts';

/** Answers within API Gateway's 29 seconds; longer queries are runs that a caller comes back for. */
const answerTimeout = Duration.seconds(29);

/** Reports over HTTPS, for callers that IAM allows (docs/deploy.md shows the policy of a reader). */
export class ReportingApi extends Construct {
  readonly api: RestApi;
  readonly report: NodeFunction;
  private readonly integration: LambdaIntegration;
  private readonly validator: RequestValidator;
  private readonly parameters: Model;

  constructor(scope: Construct, id: string, { settings, lake }: { settings: StageSettings; lake: Lake }) {
    super(scope, id);
    this.report = new NodeFunction(this, 'Report', {
      settings,
      room: 'http',
      service: 'report',
      description: 'Reports, runs, findings and changes over HTTP',
      memoryMb: 1769,
      timeout: answerTimeout,
      environment: {
        LAKE_BUCKET: lake.bucket.bucketName,
        RESULTS_BUCKET: lake.results.bucketName,
        RUNS_PER_CALLER: String(settings.api.runsPerCaller),
      },
    });
    const workGroup = new WorkGroup(this, 'WorkGroup', {
      settings,
      lake,
      consumer: 'reports',
      description: 'Reports over HTTP',
    });
    workGroup.grantQuery(this.report, namesBehindTexts('reports', 'findings'));
    workGroup.grantInsert(this.report, ['finding_marks']);
    this.report.allow(
      ['s3:GetObject', 's3:PutObject'],
      [lake.results.arnForObjects('runs/*')],
      'Runs and their answers, each below a folder of its caller.',
    );
    this.api = this.createApi(settings);
    // Nobody tries the API from a console, which would need a second permission for each method.
    this.integration = new LambdaIntegration(this.report.function, {
      timeout: answerTimeout,
      allowTestInvoke: false,
    });
    this.validator = this.api.addRequestValidator('Validator', {
      validateRequestBody: true,
      validateRequestParameters: true,
    });
    this.parameters = this.createParametersModel();
    this.addRoutes(this.api.root.addResource('v1'));
  }

  private createApi(settings: StageSettings): RestApi {
    const accessLogs = new LogGroup(this, 'AccessLogs', keptLogs(this, 'AccessLogs', settings));
    const api = new RestApi(this, 'Api', {
      // Metrics of an API go by its name: two stages of one name would share their alarms.
      restApiName: `${settings.stackName}-reports`,
      description: 'Handback reports',
      endpointTypes: [EndpointType.REGIONAL],
      defaultMethodOptions: { authorizationType: AuthorizationType.IAM },
      ...loggingRole(settings),
      deployOptions: {
        stageName,
        // By method they are billed as metrics of our own, and no alarm stands on them.
        metricsEnabled: settings.api.detailedMetrics,
        tracingEnabled: true,
        loggingLevel: MethodLoggingLevel.ERROR,
        throttlingRateLimit: settings.api.requestsPerSecond,
        throttlingBurstLimit: settings.api.burst,
        accessLogDestination: new LogGroupLogDestination(accessLogs),
        accessLogFormat,
      },
    });
    keepExecutionLogs(this, api, settings);
    for (const { type, statusCode, title } of gatewayProblems) {
      const status = Number(statusCode);
      api.addGatewayResponse(`Problem-${type.responseType}`, {
        type,
        statusCode,
        responseHeaders: { 'Content-Type': "'application/problem+json'" },
        templates: {
          'application/json': JSON.stringify({ type: 'about:blank', title, status }),
        },
      });
    }
    acknowledgeApi(api);
    return api;
  }

  /** Without a slash at its end: `/v1/reports` follows. */
  get url(): string {
    return `https://${this.api.restApiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}/${stageName}`;
  }

  private addRoutes(root: IResource): void {
    const get = (resource: IResource, optional: string[] = []) => {
      const requestParameters = Object.fromEntries(
        optional.map((name) => [`method.request.querystring.${name}`, false]),
      );
      this.addMethod(resource, 'GET', { requestParameters });
    };
    const reports = root.addResource('reports');
    get(reports);
    const report = reports.addResource('{name}');
    get(report, ['from', 'to', 'wait']);
    this.addMethod(report.addResource('runs'), 'POST', {
      requestModels: { 'application/json': this.parameters },
    });
    const run = root.addResource('runs').addResource('{run_id}');
    get(run, ['limit', 'after', 'wait']);
    get(run.addResource('rows.csv'));
    const findings = root.addResource('findings');
    get(findings, ['limit', 'after']);
    for (const mark of ['acknowledge', 'dismiss'])
      this.addMethod(findings.addResource(mark), 'POST', {
        requestModels: { 'application/json': this.parameters },
      });
    get(root.addResource('changes'), ['limit', 'after']);
    get(root.addResource('evidence'), ['change', 'brand', 'scope', 'wait']);
    get(root.addResource('openapi.json'));
  }

  private addMethod(resource: IResource, verb: string, options: MethodOptions): void {
    resource.addMethod(verb, this.integration, { ...options, requestValidator: this.validator });
  }

  /**
   * One JSON object. The function checks its names and values: what would say more of them (`anyOf`,
   * `additionalProperties`, `maxItems`) is among the known issues of API Gateway's models.
   */
  private createParametersModel(): Model {
    return this.api.addModel('ReportParameters', {
      contentType: 'application/json',
      schema: {
        schema: JsonSchemaVersion.DRAFT4,
        title: 'ReportParameters',
        type: JsonSchemaType.OBJECT,
      },
    });
  }
}

function acknowledgeApi(api: RestApi): void {
  Validations.of(api).acknowledge(
    {
      id: 'AwsSolutions-COG4',
      reason: 'Callers are roles and users of the company: IAM (SigV4) authorises each method, not Cognito.',
    },
    {
      id: 'AwsSolutions-APIG3',
      reason: 'Only signed requests of known principals get in; a WAF may be associated by whoever runs one.',
    },
    {
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
      reason: 'API Gateway writes its logs by an account-wide role that AWS defines by this managed policy.',
    },
  );
}
