import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { stageSettings } from './config.ts';
import { HandbackStack } from './handback-stack.ts';

const app = new App();
const settings = stageSettings(String(app.node.tryGetContext('stage') ?? 'production'));
const firstDay = String(app.node.tryGetContext('firstDay') ?? settings.firstDay);
new HandbackStack(app, { ...settings, firstDay });
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
