import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** The secret behind customer_key cannot be read; nothing may be ingested without it. */
export class CustomerSecretUnavailable extends Error {
  override readonly name = 'CustomerSecretUnavailable';
}

export interface CustomerSecret {
  readonly value: string;
  /** Short name of the secret's version, stored beside each key it made. */
  readonly version: string;
}

/** Reads the deployment's customer secret. Needs secretsmanager:GetSecretValue on it. */
export async function readCustomerSecret(
  client: SecretsManagerClient,
  secretId: string,
): Promise<CustomerSecret> {
  const { SecretString, VersionId } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
  if (SecretString === undefined || SecretString.length < 32)
    throw new CustomerSecretUnavailable(`ingest: secret ${secretId} is empty or shorter than 32 characters`);
  return { value: SecretString, version: VersionId?.slice(0, 8) ?? '1' };
}
