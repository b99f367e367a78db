import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { type CustomerSecret, createCustomerSecret } from '../../contract/customer-key.ts';

/** The secret behind customer_key cannot be used; nothing may be ingested without it. */
export class CustomerSecretUnavailable extends Error {
  override readonly name = 'CustomerSecretUnavailable';
}

/**
 * Reads the deployment's customer secret. Needs secretsmanager:GetSecretValue on it.
 * @throws CustomerSecretUnavailable when it is empty or too short to be one
 */
export async function readCustomerSecret(
  client: SecretsManagerClient,
  secretId: string,
): Promise<CustomerSecret> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
  if (SecretString === undefined || SecretString.length < 32)
    throw new CustomerSecretUnavailable(`ingest: secret ${secretId} is empty or shorter than 32 characters`);
  return createCustomerSecret(SecretString);
}
