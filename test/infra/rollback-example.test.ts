import { App, Validations } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import { RollbackStack } from '../../infra/examples/rollback-stack.ts';

const alarmArn = 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:Handback-AlarmsRegressions';

const build = (app: App, aiShare = 0.3) => new RollbackStack(app, 'Rollback', { alarmArn, aiShare });
const template = Template.fromStack(build(new App()));

test('the alarm is a monitor of the environment, so that AppConfig rolls back what is still going', () => {
  template.hasResourceProperties('AWS::AppConfig::Environment', {
    Monitors: [{ AlarmArn: alarmArn, AlarmRoleArn: Match.anyValue() }],
  });
  template.hasResourceProperties('AWS::AppConfig::DeploymentStrategy', { FinalBakeTimeInMinutes: 1440 });
});

test('the stack makes a version and deploys none, and says how one is brought out', () => {
  template.resourceCountIs('AWS::AppConfig::Deployment', 0);
  const [strategy] = Object.entries(
    template.findResources('AWS::AppConfig::DeploymentStrategy', {
      Properties: { FinalBakeTimeInMinutes: 1440 },
    }),
  );
  const text = JSON.stringify(template.findOutputs('Deployment').Deployment?.Value);
  for (const name of ['Application', 'Environment', 'ConfigurationProfile', 'DeploymentStrategy'])
    expect(text).toContain(`${name}Id`);
  expect(text).toContain('ConfigurationVersion');
  expect(text).toContain(JSON.stringify({ Ref: strategy?.[0] }));
});

test('its log group is one of those that a policy of the account need not name', () => {
  template.hasResourceProperties('AWS::Logs::LogGroup', {
    LogGroupName: Match.stringLikeRegexp('^/aws/vendedlogs/'),
  });
});

test('the flag says which share of the tickets AI gets, and no other number', () => {
  const [version] = Object.values(template.findResources('AWS::AppConfig::HostedConfigurationVersion'));
  expect(JSON.parse(version!.Properties.Content as string)).toMatchObject({
    flags: {
      ai_share: { attributes: { share: { constraints: { type: 'number', minimum: 0, maximum: 1 } } } },
    },
    values: { ai_share: { enabled: true, share: 0.3 } },
  });
  template.hasResourceProperties('AWS::AppConfig::ConfigurationProfile', {
    Type: 'AWS.AppConfig.FeatureFlags',
  });
  // Of a flag that is not enabled AppConfig hands out no attributes: no share is still a share.
  const [none] = Object.values(
    Template.fromStack(build(new App(), 0)).findResources('AWS::AppConfig::HostedConfigurationVersion'),
  );
  expect(JSON.parse(none!.Properties.Content as string)).toMatchObject({
    values: { ai_share: { enabled: true, share: 0 } },
  });
  for (const share of [-0.1, 1.1, Number.NaN])
    expect(() => build(new App(), share)).toThrow('is not a share from 0 to 1');
});

test('the alarm starts the machine when it is quiet again, which deploys the version before with the reason, once', () => {
  template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: {
      resources: [alarmArn],
      detail: { previousState: { value: ['ALARM'] }, state: { value: ['OK'] } },
    },
  });
  const [machine] = Object.values(template.findResources('AWS::StepFunctions::StateMachine'));
  const text = JSON.stringify(machine!.Properties.DefinitionString);
  for (const part of [
    'aws-sdk:appconfig:listDeployments',
    'aws-sdk:appconfig:getDeployment',
    'aws-sdk:appconfig:startDeployment',
    'Handback rolled back:',
    'detail.previousState.reason',
  ])
    expect(text).toContain(part);
});

test('the machine may do this for its one application', () => {
  const policies = Object.values(template.findResources('AWS::IAM::Policy'));
  const statements = policies.flatMap(
    ({ Properties }) =>
      Properties.PolicyDocument.Statement as { Action: string | string[]; Resource: unknown }[],
  );
  const own = statements.filter(({ Action }) => JSON.stringify(Action).includes('appconfig:'));
  expect(own.flatMap(({ Action }) => Action).sort()).toEqual([
    'appconfig:getDeployment',
    'appconfig:listDeployments',
    'appconfig:startDeployment',
  ]);
  for (const { Resource } of own) expect(JSON.stringify(Resource)).toContain(':appconfig:');
});

test('it breaks no rule of cdk-nag without a stated reason', () => {
  const app = new App();
  build(app);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  expect(() => app.synth()).not.toThrow();
});
