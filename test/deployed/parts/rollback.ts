import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CloudWatchClient, PutMetricDataCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { beforeAll, expect, test } from 'vitest';
import { awsCommand } from '../cloud/aws-command.ts';
import { eventually } from '../cloud/deployment.ts';
import { outputsOf } from '../cloud/stacks.ts';
import type { Scene } from '../scene.ts';
import { alarmsOf } from '../watch/alarms.ts';
import { metricsOf } from '../watch/function-metrics.ts';

interface Deployed {
  readonly DeploymentNumber: number;
  readonly ConfigurationVersion: string;
  readonly State: string;
  readonly Description?: string;
  readonly EventLog?: readonly { readonly TriggeredBy: string; readonly Description: string }[];
}

/**
 * The example of docs/deploy.md: a drop in service takes back the share of tickets that AI gets. The emulator makes no
 * metrics of log lines, so that those of the look are put here as they stand in its log; it tells no alarm to
 * EventBridge and its state machines cannot call AppConfig, which emulator.py adds. AppConfig, the alarm, the rule and
 * the machine with its expressions are the emulator's own, made by `cdk deploy`.
 */
export function rollback(scene: () => Scene): void {
  const app = 'node infra/examples/rollback-app.ts';
  const appConfig = (...args: string[]) => awsCommand(scene().cloud, 'appconfig', ...args);
  const cloudWatch = () => new CloudWatchClient(scene().cloud.admin);
  let alarm = { name: '', arn: '' };
  let place: string[] = [];
  let profile: string[] = [];

  const idOf = async (list: string, name: string, ...args: string[]): Promise<string> => {
    const { Items } = (await appConfig(list, ...args)) as { Items: { Id: string; Name: string }[] };
    return Items.find((item) => item.Name.includes(name))?.Id ?? '';
  };
  const deployments = async (): Promise<Deployed[]> => {
    const { Items } = (await appConfig('list-deployments', ...place)) as { Items: Deployed[] };
    return Items.sort((a, b) => b.DeploymentNumber - a.DeploymentNumber);
  };
  const deployment = async (number: number) =>
    (await appConfig('get-deployment', ...place, '--deployment-number', String(number))) as Deployed;
  /** What the router reads. */
  const share = async (): Promise<number> => {
    const { cloud } = scene();
    const named = [place[1], place[3], profile[1]].map(String);
    const [application, environment, configuration] = named as [string, string, string];
    const { InitialConfigurationToken: token } = (await awsCommand(
      ...([cloud, 'appconfigdata', 'start-configuration-session'] as const),
      ...['--application-identifier', application, '--environment-identifier', environment],
      ...['--configuration-profile-identifier', configuration],
    )) as { InitialConfigurationToken: string };
    const file = join(cloud.folder, 'ai_share.json');
    const read = ['get-latest-configuration', '--configuration-token', token, file];
    await awsCommand(cloud, 'appconfigdata', ...read);
    const flags = JSON.parse(await readFile(file, 'utf8')) as { ai_share: { share: number } };
    return flags.ai_share.share;
  };
  /** The newest version by the strategy of the machine: whole at once, as another one is after a day. */
  const deployAtOnce = async () => {
    const { Deployment } = await outputsOf(scene().cloud, 'HandbackRollback');
    const DeploymentStrategyId = await idOf('list-deployment-strategies', 'AtOnce');
    const input = { ...JSON.parse(Deployment ?? ''), DeploymentStrategyId };
    await appConfig('start-deployment', '--cli-input-json', JSON.stringify(input));
  };
  const quiet = () =>
    cloudWatch().send(
      new SetAlarmStateCommand({ AlarmName: alarm.name, StateValue: 'OK', StateReason: 'quiet' }),
    );
  /** The alarm rings for one look and is quiet again, as after its period. */
  const ring = async () => {
    await count();
    await quiet();
  };
  /** The counts of the look that found the planted drop, as its log has them. */
  const count = async () => {
    const { cloud, outputs, worse } = scene();
    const found = (await metricsOf(cloud.admin, outputs.DetectFunction)).find(
      ({ name, brand }) => name === 'Regressions' && brand === worse.brand,
    );
    const data = { MetricName: found?.name, Value: found?.value, Timestamp: new Date() };
    await cloudWatch().send(new PutMetricDataCommand({ Namespace: found?.namespace, MetricData: [data] }));
    // The emulator looks at its alarms when it is asked for them.
    await alarmsOf(cloud.admin, 'HandbackSandbox');
  };

  beforeAll(async () => {
    const alarms = await alarmsOf(scene().cloud.admin, 'HandbackSandbox');
    const found = alarms.find(({ MetricName }) => MetricName === 'Regressions');
    alarm = { name: found?.AlarmName ?? '', arn: found?.AlarmArn ?? '' };
    await quiet();
    for (const aiShare of ['0.1', '0.6']) {
      await scene().cdk.deployApp(app, { alarm: alarm.arn, share: aiShare });
      await deployAtOnce();
    }
    const application = await idOf('list-applications', 'HandbackRollback');
    const of = ['--application-id', application];
    place = [...of, '--environment-id', await idOf('list-environments', '', ...of)];
    profile = ['--configuration-profile-id', await idOf('list-configuration-profiles', 'ai_share', ...of)];
  }, 240_000);

  test('a regression that a look has found flips the flag back, with the reason', async () => {
    expect((await deployments()).map(({ State }) => State)).toEqual(['COMPLETE', 'COMPLETE']);
    expect(await share()).toBe(0.6);
    await ring();
    const back = await eventually(
      'a third deployment',
      60,
      async () => (await deployments())[2] && (await deployments())[0],
    );
    expect(await share()).toBe(0.1);
    const { Description } = await deployment(back.DeploymentNumber);
    expect(Description).toMatch(/^Handback rolled back: Threshold Crossed: .*1/);
  }, 120_000);

  test('a second alarm takes back no taking back', async () => {
    await ring();
    const machine = await eventually('two runs that have ended', 60, async () => {
      const { stateMachines } = (await awsCommand(scene().cloud, 'stepfunctions', 'list-state-machines')) as {
        stateMachines: { stateMachineArn: string; name: string }[];
      };
      const arn = stateMachines.find(({ name }) => name.includes('RollBack'))?.stateMachineArn ?? '';
      const { executions } = (await awsCommand(
        ...([scene().cloud, 'stepfunctions', 'list-executions', '--state-machine-arn', arn] as const),
      )) as { executions: { status: string }[] };
      const ended = executions.filter(({ status }) => status !== 'RUNNING');
      return ended.length >= 2 ? ended : undefined;
    });
    expect(machine.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect(await deployments()).toHaveLength(3);
    expect(await share()).toBe(0.1);
  }, 120_000);

  test('a deployment that is still going is rolled back by AppConfig, and the machine leaves it alone', async () => {
    await scene().shell.run('aws appconfig start-deployment');
    // An alarm's history knows whole seconds.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await ring();
    const [going] = await deployments();
    expect(going?.State).toBe('ROLLED_BACK');
    const { EventLog = [] } = await deployment(going?.DeploymentNumber ?? 0);
    expect(EventLog[0]).toMatchObject({ TriggeredBy: 'CLOUDWATCH_ALARM' });
    expect(JSON.stringify(EventLog)).toContain(alarm.arn);
    expect(await share()).toBe(0.1);
    expect(await deployments()).toHaveLength(4);
  }, 120_000);
}
