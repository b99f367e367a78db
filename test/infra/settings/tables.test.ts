import { expect, test } from 'vitest';
import { stageSettings, type TableQuerySettings } from '../../../infra/config.ts';
import { statementsOf } from '../statements.ts';
import { resourcesOf, synthesize } from '../synthesize.ts';
import { tableQuery } from './table-query.ts';

const query = tableQuery;
const role = 'TablesUnloadRole';
const tables = (...queries: TableQuerySettings[]) => ({ tables: { queries, keyArns: [] } });
const allowed = (template: ReturnType<typeof synthesize>, action: string): string[] =>
  statementsOf(template, role)
    .filter(({ Action }) => [Action].flat().includes(action))
    .flatMap(({ Resource }) => [Resource].flat())
    .map((resource) => JSON.stringify(resource));

test('without a query over tables the stack has nothing for them', () => {
  const functions = resourcesOf(synthesize(), 'AWS::Lambda::Function').map(([id]) => id);
  expect(functions.filter((id) => id.startsWith('Tables'))).toEqual([]);
  expect(resourcesOf(synthesize(), 'AWS::StepFunctions::StateMachine')).toHaveLength(1);
});

test('the role reads the tables and folders of the settings, and writes one folder of landing', () => {
  const template = synthesize(tables(query));
  const glue = allowed(template, 'glue:GetTable').filter((arn) => arn.includes('table/'));
  expect(glue).toHaveLength(2);
  expect(glue.join()).toContain('table/connector/ticket');
  expect(glue.join()).toContain('table/connector/comment');
  const read = allowed(template, 's3:GetObject').join('\n');
  expect(read).toContain('company-lake/desk/*');
  expect(read).toContain('mappings/desk/warehouse.sql');
  expect(read).not.toMatch(/Lake.*"\/\*"|"\/in\/\*"/);
  const written = allowed(template, 's3:PutObject');
  expect(written.filter((arn) => arn.includes('in/desk/warehouse/*'))).toHaveLength(1);
  expect(written.filter((arn) => arn.includes('unloads/*'))).toHaveLength(1);
  expect(written.filter((arn) => arn.includes('tables/*'))).toHaveLength(1);
  expect(written).toHaveLength(3);
});

test('a machine calls the function until every query has ended, unless another execution runs', () => {
  const [, machine] = resourcesOf(synthesize(tables(query)), 'AWS::StepFunctions::StateMachine').find(
    ([id]) => id.startsWith('Tables'),
  )!;
  const text = JSON.stringify(machine.Properties.DefinitionString);
  expect(text).toContain('$$.Execution.StartTime');
  expect(text).toContain('listExecutions');
  expect(text).toMatch(/isDone.{5,60}false/);
});

test('an alarm rings when a query has failed', () => {
  const alarms = resourcesOf(synthesize(tables(query)), 'AWS::CloudWatch::Alarm').map(([id]) => id);
  expect(alarms.filter((id) => id.includes('TablesNotRead'))).toHaveLength(1);
});

test('a source with a prefix of its own lands there', () => {
  const { landing } = stageSettings('production');
  const own = { landing: { ...landing, prefixes: { 'exports/desk/': 'desk' } } };
  const written = allowed(synthesize({ ...tables(query), ...own }), 's3:PutObject').join();
  expect(written).toContain('exports/desk/warehouse/*');
});

test('where a key of the company encrypts its bucket for landing, rows may be written with it', () => {
  const bucketKeyArn = 'arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab';
  const landing = { ...stageSettings('production').landing, bucketName: 'company-exports', bucketKeyArn };
  const template = synthesize({ ...tables(query), landing });
  expect(allowed(template, 'kms:GenerateDataKey')).toEqual([JSON.stringify(bucketKeyArn)]);
  // UNLOAD encrypts as the workgroup does: a bucket that demands its key would refuse another.
  const keys = resourcesOf(template, 'AWS::Athena::WorkGroup').map(([, { Properties }]) => {
    const { ResultConfiguration } = Properties.WorkGroupConfiguration as {
      ResultConfiguration: { EncryptionConfiguration: object };
    };
    return [Properties.Name, ResultConfiguration.EncryptionConfiguration];
  });
  expect(keys).toContainEqual(['Handback-tables', { EncryptionOption: 'SSE_KMS', KmsKey: bucketKeyArn }]);
  expect(keys).toContainEqual(['Handback-reports', { EncryptionOption: 'SSE_S3' }]);
});

test.for([
  [{ name: 'a/b' }, /letters, digits/],
  [{ tables: [] }, /names none/],
  [{ locations: [] }, /locations needs/],
  [{ locations: ['company-lake/desk'] }, /there is "company-lake\/desk"/],
  [{ locations: ['s3://company-lake/*'] }, /locations needs/],
  [{ overlapHours: 0 }, /overlapHours/],
] as const)('settings that are wrong are refused: %j', ([change, message]) => {
  expect(() => synthesize(tables({ ...query, ...change }))).toThrow(message);
});

test('more queries than the variables of a function hold are refused', () => {
  const many = Array.from({ length: 40 }, (_, no) => ({ ...query, name: `part-${no}` }));
  expect(() => synthesize(tables(...many))).toThrow(/40 queries are too many/);
});

test('two queries of one name, and a source whose files land nowhere, are refused', () => {
  expect(() => synthesize(tables(query, query))).toThrow(/two of this name/);
  const { landing } = stageSettings('production');
  const elsewhere = { landing: { ...landing, prefixes: { 'exports/other/': 'other' } } };
  expect(() => synthesize({ ...tables(query), ...elsewhere })).toThrow(/no folder for the source desk/);
});
