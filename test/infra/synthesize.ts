import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { type StageSettings, stageSettings } from '../../infra/config.ts';
import { HandbackStack } from '../../infra/handback-stack.ts';

const templates = new Map<string, Template>();

/** The template of a stage, without bundling any code; made once for the same settings, and only read. */
export function synthesize(changes: Partial<StageSettings> = {}, stage = 'production'): Template {
  const name = JSON.stringify([stage, changes]);
  const made = templates.get(name) ?? makeTemplate(changes, stage);
  templates.set(name, made);
  return made;
}

function makeTemplate(changes: Partial<StageSettings>, stage: string): Template {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
  return Template.fromStack(new HandbackStack(app, { ...stageSettings(stage), ...changes }));
}

/** A resource of a template, as far as tests look at it. */
export interface Resource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly DependsOn?: readonly string[];
  readonly Properties: Readonly<Record<string, unknown>>;
}

export const resourcesOf = (template: Template, type: string): [string, Resource][] =>
  Object.entries(template.findResources(type)) as [string, Resource][];
