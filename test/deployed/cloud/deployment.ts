import { setTimeout as sleep } from 'node:timers/promises';
import { AthenaClient } from '@aws-sdk/client-athena';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  GetQueueAttributesCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { AwsClient } from 'aws4fetch';
import { createAthenaEngine } from '../../../functions/platform/aws/athena/engine.ts';
import type { QueryEngine } from '../../../functions/platform/ports.ts';
import { emulatorCredentials, emulatorRegion } from '../../engine/servers/ministack.ts';
import { keysBelow } from '../watch/object-search.ts';
import type { Cloud } from './start-cloud.ts';

export type Outputs = Readonly<Record<string, string>>;

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** What a test does with a deployed stack. */
export interface Deployment {
  /** The workgroup of analysts. */
  readonly bi: QueryEngine;
  /** The first cell of its query's answer. */
  number(sql: string): Promise<number>;
  /** Keys in the lake's bucket below a prefix. */
  lakeKeys(prefix: string): Promise<string[]>;
  /** @returns the object's version */
  land(key: string, bytes: Uint8Array): Promise<string>;
  /** Calls a function; its error is thrown. */
  invoke(output: string, payload: object): Promise<unknown>;
  send(queueUrl: string, body: string): Promise<void>;
  /** Messages of a queue, waiting and being worked on. */
  countMessages(queueUrl: string): Promise<number>;
  /** Seconds for which a message that was taken is hidden before it comes back. */
  hideMessagesFor(queueUrl: string, seconds: number): Promise<void>;
  /** A request to the reports API, signed with `keys`; unsigned without. */
  request(path: string, keys?: Keys, init?: RequestInit): Promise<Response>;
}

export function createDeployment({ admin, endpoint, facade }: Cloud, outputs: Outputs): Deployment {
  const s3 = new S3Client({ ...admin, forcePathStyle: true });
  const lambda = new LambdaClient(admin);
  const sqs = new SQSClient(admin);
  const bi = createAthenaEngine({
    client: new AthenaClient({ ...admin, endpoint: facade.endpoint }),
    workGroup: outputs.BiWorkGroup ?? '',
    database: outputs.Database ?? '',
  });
  return {
    bi,
    number: async (sql) => Number((await bi.query(sql)).rows[0]?.[0]),
    lakeKeys: (prefix) => keysBelow(admin, outputs.LakeBucket, prefix),
    async land(Key, Body) {
      const { VersionId } = await s3.send(new PutObjectCommand({ Bucket: outputs.LandingBucket, Key, Body }));
      return VersionId ?? '';
    },
    async invoke(output, payload) {
      const Payload = JSON.stringify(payload);
      const answer = await lambda.send(new InvokeCommand({ FunctionName: outputs[output], Payload }));
      const text = Buffer.from(answer.Payload ?? []).toString();
      if (answer.FunctionError !== undefined) throw new Error(`${output}: ${text}`);
      return text === '' ? undefined : JSON.parse(text);
    },
    async send(QueueUrl, MessageBody) {
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    },
    async countMessages(QueueUrl) {
      const { Attributes } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
      );
      const { ApproximateNumberOfMessages = 0, ApproximateNumberOfMessagesNotVisible = 0 } = Attributes ?? {};
      return Number(ApproximateNumberOfMessages) + Number(ApproximateNumberOfMessagesNotVisible);
    },
    async hideMessagesFor(QueueUrl, seconds) {
      const Attributes = { VisibilityTimeout: String(seconds) };
      await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
    },
    request: (path, keys, init) => request(endpoint, outputs, path, keys, init),
  };
}

export const apiIdOf = ({ ApiUrl }: Outputs): string | undefined => /\/\/([^.]+)\./.exec(ApiUrl ?? '')?.[1];

/** Where the emulator answers what API Gateway answers at `ApiUrl`. */
export const urlOf = (endpoint: string, outputs: Outputs, path: string): string =>
  `${endpoint}/restapis/${apiIdOf(outputs)}/live/_user_request_${path}`;

/** A request to the reports API of a stack, signed with `keys`; unsigned without. */
export async function request(
  endpoint: string,
  outputs: Outputs,
  path: string,
  keys?: Keys,
  init: RequestInit = {},
): Promise<Response> {
  const url = urlOf(endpoint, outputs, path);
  if (keys === undefined) return fetch(url, init);
  const signer = new AwsClient({ ...keys, service: 'execute-api', region: emulatorRegion, retries: 0 });
  return signer.fetch(url, init);
}

export const adminKeys: Keys = emulatorCredentials;

/** Milliseconds between looks, growing: most waits are short, and in long ones each look costs the emulator something. */
const looks = { first: 100, growth: 1.25, last: 500 };

/** Waits until `look` gives something. @throws when it has not after `seconds` */
export async function eventually<T>(
  what: string,
  seconds: number,
  look: () => Promise<T | undefined>,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (let delay = looks.first; ; delay = Math.min(delay * looks.growth, looks.last)) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what}`);
    await sleep(delay);
  }
}
