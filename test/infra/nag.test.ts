import { App, Stack, Validations } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import { stageSettings } from '../../infra/config.ts';
import { HandbackStack } from '../../infra/handback-stack.ts';
import { tableQuery } from './settings/table-query.ts';

/** Synthesises what `build` adds; throws with every rule that is broken without a stated reason. */
function synthesize(build: (app: App) => void): void {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
  build(app);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  app.synth();
}

test('the stack breaks no rule of cdk-nag without a stated reason', () => {
  synthesize((app) => new HandbackStack(app, stageSettings('production')));
}, 240_000);

test('nor does one with queries over tables', () => {
  const tables = { queries: [tableQuery], keyArns: ['arn:aws:kms:eu-west-1:111122223333:key/0a'] };
  synthesize((app) => new HandbackStack(app, { ...stageSettings('production'), tables }));
}, 240_000);

test('the check would see one', () => {
  const careless = () => synthesize((app) => new Queue(new Stack(app, 'Careless'), 'Queue'));
  expect(careless).toThrow(/AwsSolutions-SQS4/);
});
