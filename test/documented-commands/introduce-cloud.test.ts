import { expect, test } from 'vitest';
import { introduceCloud } from '../deployed/cloud/introduce-cloud.ts';

test('who starts a local cloud is told every address and key, and none that others could reach', () => {
  const facade = {
    endpoint: 'http://127.0.0.1:2',
    started: [],
    calls: new Set<string>(),
    stop: async () => {},
  };
  const cloud = {
    endpoint: 'https://127.0.0.1:1',
    folder: '/tmp/cloud',
    facade,
    trinoUrl: 'http://127.0.0.1:3',
  };
  const outputs = {
    ApiUrl: 'https://abc123.execute-api.us-east-1.amazonaws.com/live/',
    BiWorkGroup: 'HandbackSandbox-bi',
    Database: 'handbacksandbox',
  };
  const reader = { accessKeyId: 'AKIAREADER', secretAccessKey: 'of-the-reader' };
  const text = introduceCloud(cloud, outputs, { stage: 'sandbox', reader }).join('\n');
  for (const said of [
    'export AWS_ENDPOINT_URL=https://127.0.0.1:1',
    'export AWS_ENDPOINT_URL_ATHENA=http://127.0.0.1:2',
    'export AWS_ACCESS_KEY_ID=',
    'export AWS_ACCESS_KEY_ID=AKIAREADER',
    'export AWS_SECRET_ACCESS_KEY=of-the-reader',
    'export AWS_CA_BUNDLE=/tmp/cloud/certificate.pem',
    'https://127.0.0.1:1/restapis/abc123/live/_user_request_/v1/reports',
    'doctor --stage sandbox --api-url https://127.0.0.1:1/restapis/abc123/live/_user_request_',
    'http://127.0.0.1:3',
    'work_group="HandbackSandbox-bi", schema_name="handbacksandbox", endpoint_url="http://127.0.0.1:2"',
  ])
    expect(text).toContain(said);
  expect(
    text.match(/\/\/[^/:\s"]+/g)?.filter((host) => host !== '//127.0.0.1' && !/execute-api/.test(host)),
  ).toEqual([]);
});
