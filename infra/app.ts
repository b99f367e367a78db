import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { stageSettings, withFirstDay } from './config.ts';
import { HandbackStack } from './handback-stack.ts';

const app = new App();
const settings = stageSettings(String(app.node.tryGetContext('stage') ?? 'production'));
new HandbackStack(app, withFirstDay(settings, app.node.tryGetContext('firstDay')));
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
