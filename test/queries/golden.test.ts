import { afterAll, beforeAll, expect, test } from 'vitest';
import { metrics } from '../../functions/contract/definitions/metrics.ts';
import { openSmallLake, type SmallLake } from '../curate/small-lake.ts';
import {
  type EventAnswers,
  eventCases,
  expectEventCase,
  knownAt,
  landEventCases,
  readEventAnswers,
} from './event-cases.ts';

let lake: SmallLake;
let answers: EventAnswers;
beforeAll(async () => {
  lake = await openSmallLake();
  await landEventCases(lake);
  await lake.curate(knownAt);
  answers = await readEventAnswers(lake.engine);
});
afterAll(async () => lake.close());

test('every metric has a case', () => {
  expect(eventCases.map(([name]) => name)).toEqual(expect.arrayContaining(metrics.map(({ name }) => name)));
});

test.each(eventCases)('%s', (name, story) => expectEventCase(name, story, answers));
