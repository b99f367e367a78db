/**
 * `npm run cloud:local [-- --stage NAME] [--empty]`: an emulated AWS on this machine with the stack deployed and four
 * weeks of the demo's story in it, until it is interrupted. Every server listens on 127.0.0.1 alone.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { addDays, dayOf } from '../../functions/contract/records/instant.ts';
import { recentStory } from '../engine/lakes/recent-story.ts';
import { createCdk } from './cloud/cdk.ts';
import { makeCertificate } from './cloud/certificate.ts';
import { createDeployment, eventually, type Outputs } from './cloud/deployment.ts';
import { introduceCloud } from './cloud/introduce-cloud.ts';
import { type Cloud, startAccount, startCloud } from './cloud/start-cloud.ts';
import { makeUser } from './rights/api-user.ts';
import { countLedger } from './watch/ledger.ts';

const { values } = parseArgs({
  options: {
    stage: { type: 'string', default: 'sandbox' },
    empty: { type: 'boolean', default: false },
  },
});
const say = (line: string) => process.stdout.write(`${line}\n`);

if (process.env.HANDBACK_TEST_FOLDER === undefined) await runInTrustingProcess();
else {
  await runCloud();
  // A deployment that was interrupted may still wait for an answer.
  process.exit();
}

/** The same again, in a process that trusts the emulator's certificate. */
async function runInTrustingProcess(): Promise<void> {
  const { folder, env } = makeCertificate();
  const child = spawn(process.execPath, process.argv.slice(1), { stdio: 'inherit', env });
  // A terminal interrupts both: this one waits until the other has stopped its servers.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const [code] = (await once(child, 'exit')) as [number | null];
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = code ?? 1;
}

async function runCloud(): Promise<void> {
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
  });
  say('starting the emulator, the facade of Athena, and Trino …');
  const cloud = await startCloud(await startAccount());
  try {
    const made = makeStage(cloud).then(async (outputs) => {
      const reader = await makeUser(cloud.admin, outputs, 'reader', true);
      for (const line of introduceCloud(cloud, outputs, { stage: values.stage, reader })) say(line);
    });
    await Promise.race([made, interrupted]);
    await interrupted;
  } finally {
    say('stopping …');
    await cloud.stop();
  }
}

async function makeStage(cloud: Cloud): Promise<Outputs> {
  const cdk = createCdk({ endpoint: cloud.endpoint, folder: cloud.folder });
  say('bootstrapping, and deploying the stack …');
  await cdk.bootstrap();
  const today = dayOf(Date.now());
  const outputs = await cdk.deploy({ stage: values.stage, firstDay: addDays(today, -50) });
  if (!values.empty) await fill(cloud, outputs, today);
  return outputs;
}

async function fill(cloud: Cloud, outputs: Outputs, today: string): Promise<void> {
  say('landing four weeks of the story, and curating …');
  const deployed = createDeployment(cloud, outputs);
  const { files } = recentStory({ today, days: 28, scale: 0.02 });
  for (const { key, bytes } of files) await deployed.land(`in/${key}`, bytes);
  await eventually('every file in the ledger', 240, async () => {
    return (await countLedger({ deployed, today })) >= files.length || undefined;
  });
  await deployed.invoke('CurateFunction', { task: 'curate' });
  await deployed.invoke('DetectFunction', { task: 'detect' });
}
