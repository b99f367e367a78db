import type { TableInput } from '@aws-sdk/client-glue';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { stageSettings } from '../../../infra/config.ts';
import { Lake } from '../../../infra/constructs/lake.ts';
import { emulatorAccount, emulatorRegion } from '../servers/ministack.ts';

interface GlueResource {
  readonly Properties: { readonly TableInput: TableInput };
}

/** The lake's tables as the template has them, references unresolved. @param outdir takes what is synthesised */
export function synthesizeGlueTables(outdir: string): TableInput[] {
  const stack = new Stack(new App({ outdir }), 'Engine', {
    env: { account: emulatorAccount, region: emulatorRegion },
  });
  new Lake(stack, 'Lake', { ...stageSettings('sandbox'), firstDay: '2000-01-01' });
  const found = Object.values(Template.fromStack(stack).findResources('AWS::Glue::Table')) as GlueResource[];
  return found.map(({ Properties }) => Properties.TableInput);
}
