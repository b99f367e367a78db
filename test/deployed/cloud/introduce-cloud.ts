import { emulatorCredentials, emulatorRegion } from '../../engine/servers/ministack.ts';
import { type Keys, type Outputs, urlOf } from './deployment.ts';
import type { Cloud } from './start-cloud.ts';

/** What somebody at a shell needs to use a started cloud: addresses, keys, and a first query. */
export function introduceCloud(
  { endpoint, folder, facade, trinoUrl }: Pick<Cloud, 'endpoint' | 'folder' | 'facade' | 'trinoUrl'>,
  outputs: Outputs,
  { stage, reader }: { readonly stage: string; readonly reader: Keys },
): string[] {
  const certificate = `${folder}/certificate.pem`;
  const variables = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_ATHENA: facade.endpoint,
    AWS_ACCESS_KEY_ID: emulatorCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: emulatorCredentials.secretAccessKey,
    AWS_REGION: emulatorRegion,
    AWS_DEFAULT_REGION: emulatorRegion,
    AWS_CA_BUNDLE: certificate,
    NODE_EXTRA_CA_CERTS: certificate,
  };
  const { BiWorkGroup, Database } = outputs;
  return [
    '',
    'For your shell (AWS command line, botocore, PyAthena, handback):',
    '',
    ...Object.entries(variables).map(([name, value]) => `export ${name}=${value}`),
    '',
    'These are the keys of the administrator, whose signature the emulator does not look at. A reader of reports, with',
    'the policy of docs/deploy.md, whose signature and rights it does look at, has these:',
    '',
    `export AWS_ACCESS_KEY_ID=${reader.accessKeyId}`,
    `export AWS_SECRET_ACCESS_KEY=${reader.secretAccessKey}`,
    '',
    `Reports (signed, as docs/deploy.md says): ${urlOf(endpoint, outputs, '/v1/reports')}`,
    `Trino, without a password:               ${trinoUrl}, catalog awsdatacatalog, schema ${Database}`,
    '',
    'What stands here, looked at:',
    '',
    `npx handback doctor --stage ${stage} --api-url ${urlOf(endpoint, outputs, '')}`,
    '',
    'PyAthena:',
    '',
    'from pyathena import connect',
    `cursor = connect(work_group="${BiWorkGroup}", schema_name="${Database}", endpoint_url="${facade.endpoint}").cursor()`,
    '',
    'Outputs of the stack:',
    '',
    ...Object.entries(outputs).map(([name, value]) => `${name.padEnd(20)} ${value}`),
    '',
    'Up until it is interrupted (Ctrl-C). All of it is on 127.0.0.1, and goes then.',
  ];
}
