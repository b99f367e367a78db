import { afterAll, beforeAll, describe } from 'vitest';
import { alarms } from './alarms.ts';
import { company } from './company.ts';
import { doctor } from './doctor.ts';
import { findings } from './findings.ts';
import { ingestion } from './ingestion.ts';
import { kills } from './kills.ts';
import { pages } from './pages.ts';
import { recompute } from './recompute.ts';
import { reports } from './reports.ts';
import { rights } from './rights.ts';
import { openScene, type Scene } from './scene.ts';
import { stages } from './stages.ts';
import { takingBack } from './taking-back.ts';
import { updates } from './updates.ts';

/** One stack's life, told in order: each part finds what those before it left. */
let scene: Scene | undefined;
const current = (): Scene => {
  if (scene === undefined) throw new Error('nothing is deployed');
  return scene;
};

beforeAll(async () => {
  scene = await openScene();
}, 600_000);
afterAll(() => scene?.close());

describe('ingestion', () => ingestion(current));
describe('findings', () => findings(current));
describe('alarms', () => alarms(current));
describe('reports', () => reports(current));
describe('recompute', () => recompute(current));
describe('taking back', () => takingBack(current));
describe('pages', () => pages(current));
describe('rights', () => rights(current));
describe('kills', () => kills(current));
describe('updates', () => updates(current));
describe('doctor', () => doctor(current));
describe('company', () => company(current));
describe('stages', () => stages(current));
