import { readFileSync } from 'node:fs';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { emulatorAccount, emulatorRegion } from '../../engine/servers/ministack.ts';
import { apiIdOf, type Keys, type Outputs } from '../cloud/deployment.ts';
import type { Cloud } from '../cloud/start-cloud.ts';

/** A user of the account; `mayRead` gives the policy that docs/deploy.md has for a reader of reports. */
export async function makeUser(
  admin: Cloud['admin'],
  outputs: Outputs,
  UserName: string,
  mayRead: boolean,
): Promise<Keys> {
  const iam = new IAMClient(admin);
  await iam.send(new CreateUserCommand({ UserName }));
  const PolicyDocument = readerPolicy(apiIdOf(outputs) ?? '');
  if (mayRead) await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'reads', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
}

/** @throws when the page has none */
function readerPolicy(apiId: string): string {
  const page = readFileSync(new URL('../../../docs/deploy.md', import.meta.url), 'utf8');
  const [, text] =
    /^```json\n(\{\n {2}"Effect": "Allow",\n {2}"Action": "execute-api[\s\S]*?)^```$/m.exec(page) ?? [];
  if (text === undefined) throw new Error('docs/deploy.md has no policy of a reader of reports');
  const named = text
    .replaceAll('REGION', emulatorRegion)
    .replaceAll('ACCOUNT', emulatorAccount)
    .replaceAll('API_ID', apiId);
  return JSON.stringify({ Version: '2012-10-17', Statement: [JSON.parse(named)] });
}
