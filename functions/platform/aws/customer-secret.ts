import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { type CustomerSecrets, parseCustomerSecrets } from '../../contract/records/customer-key.ts';

/** The secret behind customer_key cannot be used; nothing may be ingested without it. */
export class CustomerSecretUnavailable extends Error {
  override readonly name = 'CustomerSecretUnavailable';
}

const shortest = 32;

/**
 * Reads the deployment's customer secrets, one a line, the current one first. Needs
 * secretsmanager:GetSecretValue on it.
 * @throws CustomerSecretUnavailable when one is empty or too short to be one
 */
export async function readCustomerSecrets(
  client: SecretsManagerClient,
  secretId: string,
): Promise<CustomerSecrets> {
  const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
  const secrets = parseCustomerSecrets(SecretString);
  const all = [secrets.current, ...secrets.earlier];
  if (all.some(({ value }) => value.length < shortest))
    throw new CustomerSecretUnavailable(
      `customer secret ${secretId}: a line is empty or shorter than ${shortest} characters`,
    );
  return secrets;
}
