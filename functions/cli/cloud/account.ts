import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** The account and Region that this shell's credentials lead to. */
export interface Account {
  readonly id: string;
  readonly region: string;
  /** `aws`, `aws-cn`, … as in ARNs. */
  readonly partition: string;
  readonly urlSuffix: string;
  /** Who calls. */
  readonly caller: string;
  readonly credentials: () => Promise<Credentials>;
}

/** There are no credentials, or AWS takes them no more. */
export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn';
}

/** @throws NotSignedIn saying what AWS's SDK tried, and what to do */
export async function openAccount(): Promise<Account> {
  const sts = new STSClient({});
  const fail = (error: unknown): never => {
    throw new NotSignedIn(
      `AWS does not know who asks (${(error as Error).message}); sign in (aws sso login, aws configure) or name a profile (AWS_PROFILE), and a Region (AWS_REGION)`,
      { cause: error },
    );
  };
  const { Account: id = '', Arn: caller = '' } = await sts.send(new GetCallerIdentityCommand({})).catch(fail);
  const partition = caller.split(':')[1] ?? 'aws';
  return {
    id,
    caller,
    partition,
    region: await sts.config.region(),
    urlSuffix: partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com',
    credentials: sts.config.credentials,
  };
}
