import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { stageSettings } from './config.ts';
import { withFirstDay } from './first-day.ts';
import { HandbackStack } from './handback-stack.ts';
import { checkLakeSettings } from './lake-settings.ts';

const app = new App();
const given = (name: string): unknown => app.node.tryGetContext(name);
const lakeSettings = given('settings');
if (lakeSettings !== undefined) checkLakeSettings(String(lakeSettings));
const settings = withFirstDay(stageSettings(String(given('stage') ?? 'production')), given('firstDay'));
new HandbackStack(app, settings);
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
