import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, test } from 'vitest';
import { readWebhook } from '../../../functions/platform/aws/webhook-secret.ts';

const secrets = mockClient(SecretsManagerClient);
const read = (SecretString: string) => {
  secrets.on(GetSecretValueCommand).resolves({ SecretString });
  return readWebhook(new SecretsManagerClient({}), 'arn:slack');
};

test('a secret is one https address', async () => {
  expect(await read('https://hooks.example/T/B/x\n')).toBe('https://hooks.example/T/B/x');
});

test.for(['', 'http://hooks.example/T/B/x', '{"url":"https://hooks.example/T"}'])(
  '%j is none, and the error does not repeat it',
  async (text) => {
    const error = await read(text).catch((thrown: Error) => thrown);
    expect(error).toHaveProperty(
      'message',
      'secret arn:slack: does not hold one address that begins with https://',
    );
  },
);
