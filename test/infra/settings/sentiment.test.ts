import { expect, test } from 'vitest';
import { stageSettings } from '../../../infra/config.ts';
import { statementsOf } from '../statements.ts';
import { resourcesOf, synthesize } from '../synthesize.ts';

const usual = stageSettings('production').sentiment;
const withService = synthesize({
  sentiment: { ...usual, engine: 'comprehend', region: 'eu-central-1', monthlyBudget: 50 },
});
const plain = synthesize();

test('only what judges texts may call Amazon Comprehend, and keeps what the month has cost', () => {
  const judges = ['IngestionIngestRole', 'MaintenanceMaintainRole'];
  for (const role of judges) {
    const statements = statementsOf(withService, role);
    expect(statements).toContainEqual({
      Action: 'comprehend:BatchDetectSentiment',
      Effect: 'Allow',
      Resource: '*',
    });
    const spend = statements.filter(({ Resource }) => JSON.stringify(Resource).includes('sentiment-spend/*'));
    expect(spend.flatMap(({ Action }) => Action)).toContain('s3:PutObject');
  }
  const others = JSON.stringify(
    resourcesOf(withService, 'AWS::IAM::Policy').filter(([id]) => !/^(Ingestion|Maintenance)/.test(id)),
  );
  expect(others).not.toContain('comprehend:');
  expect(JSON.stringify(plain.toJSON())).not.toContain('comprehend:');
});

test('its Region, budget and pace reach both functions', () => {
  const judging = resourcesOf(withService, 'AWS::Lambda::Function').flatMap(([, { Properties }]) => {
    const { Variables } = Properties.Environment as { Variables: Record<string, unknown> };
    return Variables.SENTIMENT === undefined ? [] : [JSON.stringify(Variables.SENTIMENT)];
  });
  expect(judging).toHaveLength(2);
  for (const text of judging)
    for (const part of ['eu-central-1', 'comprehend', '50']) expect(text).toContain(part);
});

test('alarms say that the budget is spent, and that the service fails; without it there are none', () => {
  const alarmsOf = (template: typeof plain) =>
    resourcesOf(template, 'AWS::CloudWatch::Alarm').filter(([id]) => id.includes('Sentiment'));
  expect(alarmsOf(withService)).toHaveLength(2);
  expect(alarmsOf(plain)).toEqual([]);
});
