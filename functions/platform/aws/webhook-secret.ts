import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** A secret that should hold a webhook's address does not. */
export class WebhookSecretUnusable extends Error {
  override readonly name = 'WebhookSecretUnusable';
}

/**
 * The address of a webhook, which is all the right that a sender needs and so a secret. Needs
 * secretsmanager:GetSecretValue on it.
 * @throws WebhookSecretUnusable when it is no https address; its value stands in no text
 */
export async function readWebhook(client: SecretsManagerClient, secretId: string): Promise<string> {
  const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
  const url = URL.parse(SecretString.trim());
  if (url?.protocol !== 'https:')
    throw new WebhookSecretUnusable(
      `secret ${secretId}: does not hold one address that begins with https://`,
    );
  return url.href;
}
