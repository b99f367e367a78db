import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { AthenaClient, GetWorkGroupCommand, ListWorkGroupsCommand } from '@aws-sdk/client-athena';
import { GlueClient } from '@aws-sdk/client-glue';
import { S3Client } from '@aws-sdk/client-s3';
import type { FacadeWorkGroup } from '../../engine/athena-facade/executions.ts';
import { putResult } from '../../engine/athena-facade/put-result.ts';
import { type AthenaFacade, startAthenaFacade } from '../../engine/athena-facade/server.ts';
import { markView } from '../../engine/lakes/create-lake.ts';
import { freePort } from '../../engine/servers/child.ts';
import { startGlueProxy } from '../../engine/servers/glue-proxy.ts';
import {
  emulatorCredentials,
  emulatorRegion,
  type Ministack,
  startMinistack,
} from '../../engine/servers/ministack.ts';
import { ensureParts, type Parts } from '../../engine/servers/parts.ts';
import { createTrinoClient } from '../../engine/servers/trino-client.ts';
import { startTrino } from '../../engine/servers/trino-server.ts';

/** An emulated AWS with TLS and IAM, whose Athena is our facade on Trino. */
export interface Cloud {
  readonly endpoint: string;
  readonly folder: string;
  readonly facade: AthenaFacade;
  readonly trinoUrl: string;
  /** Process of the emulator; the emulated Lambdas are its children. */
  readonly emulatorPid: number;
  /** A Python with botocore. */
  readonly python: string;
  /** For clients of the account's administrator. */
  readonly admin: { endpoint: string; region: string; credentials: typeof emulatorCredentials };
  stop(): Promise<void>;
}

/** The emulated AWS alone, in which a stack may be bootstrapped while its engine is still starting. */
export interface Account {
  readonly endpoint: string;
  readonly folder: string;
  readonly parts: Parts;
  readonly ministack: Ministack;
  /** Where Athena will answer. */
  readonly facadePort: number;
}

/** @throws when it was not started by `npm run test:deployed`, which makes the certificate */
export async function startAccount(): Promise<Account> {
  const folder = process.env.HANDBACK_TEST_FOLDER;
  if (folder === undefined) throw new Error('start this tier by `npm run test:deployed`');
  const parts = await ensureParts();
  const facadePort = await freePort();
  const certificate = join(folder, 'certificate.pem');
  const ministack = await startMinistack(parts, folder, {
    tls: { certificate, key: join(folder, 'key.pem') },
    script: join(import.meta.dirname, 'emulator.py'),
    lambdaEnvironment: {
      PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
      NODE_EXTRA_CA_CERTS: certificate,
      AWS_ENDPOINT_URL_ATHENA: `http://127.0.0.1:${facadePort}`,
    },
  });
  return { endpoint: ministack.endpoint, folder, parts, ministack, facadePort };
}

/** Starts the engine of an account: Trino, and Athena before it. */
export async function startCloud(account: Account): Promise<Cloud> {
  const { endpoint, folder, parts, ministack, facadePort } = account;
  const admin = { endpoint, region: emulatorRegion, credentials: emulatorCredentials };
  const proxy = await startGlueProxy(endpoint);
  const trino = await startTrino(parts, folder, {
    awsEndpoint: endpoint,
    glueEndpoint: proxy.endpoint,
    trustStore: makeTrustStore(parts, folder),
  });
  const facade = await startAthenaFacade(facadeOptions(admin, trino.url), facadePort);
  return {
    endpoint,
    folder,
    facade,
    trinoUrl: trino.url,
    emulatorPid: ministack.child.pid,
    python: parts.python,
    admin,
    async stop() {
      await facade.stop();
      await trino.stop();
      await proxy.stop();
      await ministack.stop();
    },
  };
}

function facadeOptions(admin: Cloud['admin'], trinoUrl: string) {
  const s3 = new S3Client({ ...admin, forcePathStyle: true });
  const glue = new GlueClient(admin);
  const athena = new AthenaClient(admin);
  return {
    trino: createTrinoClient(trinoUrl),
    glue,
    workGroup: (name: string) => readWorkGroup(athena, name),
    workGroupNames: async () =>
      ((await athena.send(new ListWorkGroupsCommand({}))).WorkGroups ?? []).map(({ Name = '' }) => Name),
    afterView: (database: string, view: string) => markView(glue, database, view),
    putResult: (location: string, text: string) => putResult(s3, location, text),
  };
}

/** The workgroup as the deployed template set it. */
async function readWorkGroup(athena: AthenaClient, name: string): Promise<FacadeWorkGroup | undefined> {
  const found = await athena.send(new GetWorkGroupCommand({ WorkGroup: name })).catch(() => undefined);
  const settings = found?.WorkGroup?.Configuration;
  if (settings?.ResultConfiguration?.OutputLocation === undefined) return undefined;
  return {
    outputLocation: settings.ResultConfiguration.OutputLocation,
    ...(settings.BytesScannedCutoffPerQuery === undefined
      ? {}
      : { bytesScannedCutoff: settings.BytesScannedCutoffPerQuery }),
  };
}

/** The emulator's certificate as Java wants it. */
function makeTrustStore({ java }: Parts, folder: string) {
  const store = { path: join(folder, 'trust.p12'), password: 'changeit' };
  const target = ['-keystore', store.path, '-storetype', 'PKCS12', '-storepass', store.password];
  const source = ['-alias', 'emulator', '-file', join(folder, 'certificate.pem')];
  execFileSync(join(dirname(java), 'keytool'), ['-importcert', '-noprompt', ...target, ...source], {
    stdio: 'pipe',
  });
  return store;
}
