import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { stageSettings, withDefinitions, withFirstDay } from './config.ts';
import { HandbackStack } from './handback-stack.ts';

const app = new App();
const given = (name: string): unknown => app.node.tryGetContext(name);
const settings = withFirstDay(stageSettings(String(given('stage') ?? 'production')), given('firstDay'));
new HandbackStack(app, withDefinitions(settings, given('settings')));
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
