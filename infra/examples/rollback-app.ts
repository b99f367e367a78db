import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { RollbackStack } from './rollback-stack.ts';

const app = new App();
const given = (name: string): string => {
  const value: unknown = app.node.tryGetContext(name);
  if (value === undefined) throw new Error(`rollback: give -c ${name}=…`);
  return String(value);
};
new RollbackStack(app, 'HandbackRollback', {
  alarmArn: given('alarm'),
  aiShare: Number(given('share')),
});
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
