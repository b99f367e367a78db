import { Stack } from 'aws-cdk-lib';
import { Choice, Condition, DefinitionBody, Fail, Succeed } from 'aws-cdk-lib/aws-stepfunctions';
import { CallAwsService } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';

export interface Deployed {
  readonly applicationId: string;
  readonly environmentId: string;
  readonly profileId: string;
  /** Deploys to everybody at once and watches no longer: what is wrong is out there. */
  readonly strategyId: string;
}

/** Deployments of ours begin with this, so that a second alarm does not take back the taking back. */
const mark = 'Handback rolled back:';

/** An expression of JSONata that has no value fails a state. */
const orElse = (expression: string, other: string): string =>
  `$exists(${expression}) ? ${expression} : ${other}`;

/** The version of the newest whole deployment of another version than the newest one's. */
const before =
  '$states.result.Items[State = "COMPLETE" and ConfigurationVersion != $states.result.Items[0].ConfigurationVersion][0].ConfigurationVersion';

/**
 * The machine behind the alarm, once it is quiet again (while it rings, AppConfig would roll back this deployment, too): the newest deployment; if it has ended and is none of ours, the last other version that
 * was deployed whole before it goes out at once, with the alarm's reason as its description.
 */
export function rollBack(
  scope: Construct,
  { applicationId, environmentId, profileId, strategyId }: Deployed,
): DefinitionBody {
  const arn = (resourceName: string): string =>
    Stack.of(scope).formatArn({ service: 'appconfig', resource: 'application', resourceName });
  const environment = `${applicationId}/environment/${environmentId}`;
  const where = { ApplicationId: applicationId, EnvironmentId: environmentId };
  const list = CallAwsService.jsonata(scope, 'ListDeployments', {
    service: 'appconfig',
    action: 'listDeployments',
    parameters: { ...where, MaxResults: 50 },
    iamResources: [arn(environment)],
    assign: {
      reason: '{% $states.context.Execution.Input.detail.previousState.reason %}',
      newest: `{% ${orElse('$states.result.Items[0]', '{"State": "NONE"}')} %}`,
      previous: `{% ${orElse(before, 'null')} %}`,
    },
  });
  const read = CallAwsService.jsonata(scope, 'ReadNewest', {
    service: 'appconfig',
    action: 'getDeployment',
    parameters: { ...where, DeploymentNumber: '{% $newest.DeploymentNumber %}' },
    iamResources: [arn(`${environment}/deployment/*`)],
    assign: { isOurs: `{% $contains(${orElse('$states.result.Description', '""')}, "${mark}") %}` },
  });
  const start = CallAwsService.jsonata(scope, 'StartPrevious', {
    service: 'appconfig',
    action: 'startDeployment',
    parameters: {
      ...where,
      ConfigurationProfileId: profileId,
      ConfigurationVersion: '{% $previous %}',
      DeploymentStrategyId: strategyId,
      Description: `{% $substring("${mark} " & $reason, 0, 1000) %}`,
    },
    iamResources: [
      arn(applicationId),
      arn(environment),
      arn(`${environment}/deployment/*`),
      arn(`${applicationId}/configurationprofile/${profileId}`),
      Stack.of(scope).formatArn({
        service: 'appconfig',
        resource: 'deploymentstrategy',
        resourceName: strategyId,
      }),
    ],
  });
  const left = new Succeed(scope, 'LeftToAppConfig', {
    comment: 'It is still going, and AppConfig rolls it back; or nothing was deployed',
  });
  const done = new Succeed(scope, 'DoneBefore', { comment: 'The newest deployment took a version back' });
  const none = Fail.jsonata(scope, 'NoVersionBefore', {
    error: 'NoVersionBefore',
    cause: 'No other version was deployed whole before: set ai_share by hand',
  });
  const isKnown = Choice.jsonata(scope, 'IsThereOneBefore')
    .when(Condition.jsonata('{% $previous != null %}'), start)
    .otherwise(none);
  const isOurs = Choice.jsonata(scope, 'IsItOurs')
    .when(Condition.jsonata('{% $isOurs %}'), done)
    .otherwise(isKnown);
  const hasEnded = Choice.jsonata(scope, 'HasItEnded')
    .when(Condition.jsonata('{% $newest.State = "COMPLETE" %}'), read.next(isOurs))
    .otherwise(left);
  return DefinitionBody.fromChainable(list.next(hasEnded));
}
