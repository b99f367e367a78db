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

interface Names extends Deployed {
  readonly scope: Construct;
  /** The ARN of something of AppConfig's. */
  readonly arn: (resourceName: string, resource?: string) => string;
  readonly environment: string;
  readonly where: { readonly ApplicationId: string; readonly EnvironmentId: string };
}

function namesOf(scope: Construct, deployed: Deployed): Names {
  const { applicationId, environmentId } = deployed;
  return {
    ...deployed,
    scope,
    arn: (resourceName, resource = 'application') =>
      Stack.of(scope).formatArn({ service: 'appconfig', resource, resourceName }),
    environment: `${applicationId}/environment/${environmentId}`,
    where: { ApplicationId: applicationId, EnvironmentId: environmentId },
  };
}

/** Finds the newest deployment, and the version of the last other one. */
const listDeployments = ({ scope, arn, environment, where, applicationId }: Names) =>
  CallAwsService.jsonata(scope, 'ListDeployments', {
    service: 'appconfig',
    action: 'listDeployments',
    parameters: { ...where, MaxResults: 50 },
    iamResources: [arn(applicationId), arn(environment)],
    assign: {
      reason: '{% $states.context.Execution.Input.detail.previousState.reason %}',
      newest: `{% ${orElse('$states.result.Items[0]', '{"State": "NONE"}')} %}`,
      previous: `{% ${orElse(before, 'null')} %}`,
    },
  });

/** Reads whether the newest deployment is one of ours. */
const readNewest = ({ scope, arn, environment, where, applicationId }: Names) =>
  CallAwsService.jsonata(scope, 'ReadNewest', {
    service: 'appconfig',
    action: 'getDeployment',
    parameters: { ...where, DeploymentNumber: '{% $newest.DeploymentNumber %}' },
    iamResources: [arn(applicationId), arn(environment), arn(`${environment}/deployment/*`)],
    assign: { isOurs: `{% $contains(${orElse('$states.result.Description', '""')}, "${mark}") %}` },
  });

/** Deploys the last other version. */
const startPrevious = ({ scope, arn, environment, where, applicationId, profileId, strategyId }: Names) =>
  CallAwsService.jsonata(scope, 'StartPrevious', {
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
      arn(strategyId, 'deploymentstrategy'),
    ],
  });

/**
 * The machine behind the alarm, once it is quiet again (while it rings, AppConfig would roll back this deployment, too):
 * it reads the newest deployment; if that has ended and is none of ours, the last other version that was deployed whole
 * before it goes out at once, with the alarm's reason as its description.
 */
export function rollBack(scope: Construct, deployed: Deployed): DefinitionBody {
  const names = namesOf(scope, deployed);
  const left = new Succeed(scope, 'LeftToAppConfig', {
    comment: 'It is still going, and AppConfig rolls it back; or nothing was deployed',
  });
  const done = new Succeed(scope, 'DoneBefore', { comment: 'The newest deployment took a version back' });
  const none = Fail.jsonata(scope, 'NoVersionBefore', {
    error: 'NoVersionBefore',
    cause: 'No other version was deployed whole before: set ai_share by hand',
  });
  const isKnown = Choice.jsonata(scope, 'IsThereOneBefore')
    .when(Condition.jsonata('{% $previous != null %}'), startPrevious(names))
    .otherwise(none);
  const isOurs = Choice.jsonata(scope, 'IsItOurs')
    .when(Condition.jsonata('{% $isOurs %}'), done)
    .otherwise(isKnown);
  const hasEnded = Choice.jsonata(scope, 'HasItEnded')
    .when(Condition.jsonata('{% $newest.State = "COMPLETE" %}'), readNewest(names).next(isOurs))
    .otherwise(left);
  return DefinitionBody.fromChainable(listDeployments(names).next(hasEnded));
}
