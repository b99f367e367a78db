import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import { tableNames } from '../../../functions/contract/lake/tables.ts';
import { stageSettings } from '../../../infra/config.ts';
import { HandbackStack } from '../../../infra/handback-stack.ts';
import { namesOfBi } from '../../../infra/tables-behind.ts';
import { actionsOf, statementsOf } from '../statements.ts';
import { resourcesOf, synthesize } from '../synthesize.ts';
import { tableQuery } from './table-query.ts';

const reader = 'arn:aws:iam::111122223333:role/analysts';
const lakeFormation = { isOn: true, readers: [reader] };
const template = synthesize({ lakeFormation });

const queryingRoles = [
  ...['CurationViewsRole', 'CurationCurateRole', 'MaintenanceMaintainRole'],
  ...['DetectionDetectRole', 'ReportingReportRole'],
];

interface Grant {
  readonly Principal: { readonly DataLakePrincipalIdentifier: unknown };
  readonly Permissions: readonly string[];
  readonly PermissionsWithGrantOption: readonly string[];
  readonly Resource: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
const grants = resourcesOf(template, 'AWS::LakeFormation::PrincipalPermissions').map(([id, grant]) => ({
  id,
  dependsOn: grant.DependsOn ?? [],
  ...(grant.Properties as unknown as Grant),
}));
const grantsOf = (principal: string) =>
  grants.filter(({ Principal }) => JSON.stringify(Principal.DataLakePrincipalIdentifier).includes(principal));
const shown = (principal: string) =>
  grantsOf(principal).map(({ Resource, Permissions }) => {
    const [[kind, what] = ['', {}]] = Object.entries(Resource);
    return [what.Name ?? what.TableWildcard ?? kind, ...Permissions];
  });

test('the bucket of the lake is a location, where CloudFormation may make tables before it makes them', () => {
  const [[location, { Properties }] = ['', { Properties: {} }]] = resourcesOf(
    template,
    'AWS::LakeFormation::Resource',
  );
  expect(Properties).toMatchObject({ UseServiceLinkedRole: true, ResourceArn: expect.anything() });
  const [place] = grantsOf('cfn-exec-role');
  expect(place).toMatchObject({ Permissions: ['DATA_LOCATION_ACCESS'], dependsOn: [location] });
  const tables = resourcesOf(template, 'AWS::Glue::Table');
  expect(tables).toHaveLength(tableNames.length);
  for (const [, { DependsOn }] of tables) expect(DependsOn).toContain(place?.id);
});

test('each role that queries is granted its job, and may ask Lake Formation for data', () => {
  const inserting = ['SELECT', 'DESCRIBE', 'INSERT', 'ALTER', 'DELETE'];
  const place = ['DataLocation', 'DATA_LOCATION_ACCESS'];
  expect(shown('CurationViewsRole')).toEqual([
    ['handback', 'DESCRIBE', 'CREATE_TABLE'],
    [{}, 'SELECT', 'DESCRIBE', 'ALTER', 'DROP'],
    place,
  ]);
  for (const writer of ['CurationCurateRole', 'MaintenanceMaintainRole'])
    expect(shown(writer)).toEqual([['handback', 'DESCRIBE'], [{}, ...inserting], place]);
  expect(shown('DetectionDetectRole')).toEqual([
    ['handback', 'DESCRIBE'],
    [{}, 'SELECT', 'DESCRIBE'],
    place,
    ['evaluations', ...inserting],
  ]);
  expect(shown('ReportingReportRole')).toEqual([
    ['handback', 'DESCRIBE'],
    [{}, 'SELECT', 'DESCRIBE'],
    place,
    ['finding_marks', ...inserting],
  ]);
  expect(grantsOf('IngestionIngestRole')).toEqual([]);
  for (const role of ['CurationViewsRole', 'CurationCurateRole', 'MaintenanceMaintainRole'])
    expect(actionsOf(template, role)).toContain('lakeformation:GetDataAccess');
  for (const { PermissionsWithGrantOption } of grants) expect(PermissionsWithGrantOption).toEqual([]);
});

test('whoever may register the days of a table is granted to insert into it', () => {
  const inserting = queryingRoles.flatMap((role) =>
    statementsOf(template, role)
      .filter(({ Action }) => [Action].flat().includes('glue:BatchCreatePartition'))
      .flatMap(({ Resource }) => [...JSON.stringify(Resource).matchAll(/:table\/handback\/(\w+)"/g)])
      .map(([, table]) => [role, table] as const),
  );
  expect(inserting.length).toBeGreaterThan(5);
  for (const [role, table] of inserting) {
    const granted = shown(role).filter(([, ...permissions]) => permissions.includes('INSERT'));
    expect(
      granted.filter(([what]) => what === table || typeof what === 'object'),
      `${role}: ${table}`,
    ).toHaveLength(1);
  }
});

test('whoever may make or alter tables may use the place where they lie, and nobody else', () => {
  const altering = grants.filter(({ Permissions }) =>
    Permissions.some((each) => ['ALTER', 'CREATE_TABLE'].includes(each)),
  );
  const principals = (of: typeof grants) =>
    [...new Set(of.map(({ Principal }) => JSON.stringify(Principal)))].sort();
  const placed = grants.filter(({ Permissions }) => Permissions.includes('DATA_LOCATION_ACCESS'));
  const byStack = placed.filter(({ Principal }) => !JSON.stringify(Principal).includes('cfn-exec-role'));
  expect(principals(byStack)).toEqual(principals(altering));
});

test('readers are granted the views for BI tools and what is behind them, once these are there, and no texts', () => {
  const names = shown(reader).map(([name]) => name);
  expect(names).toEqual(['handback', ...namesOfBi()]);
  expect(names).not.toContain('ticket_events');
  const [first] = grantsOf(reader);
  expect(first?.dependsOn.join()).toContain('ViewsOfThisVersion');
});

test('grants come one after the other: two at once are refused', () => {
  const chained = grants.filter(({ dependsOn }) => dependsOn.length > 0);
  expect(chained).toHaveLength(grants.length);
  const before = grants.flatMap(({ dependsOn }) =>
    dependsOn.filter((id) => grants.some((grant) => grant.id === id)),
  );
  expect(new Set(before).size).toBe(before.length);
});

test('new tables are granted to nobody by default; without the setting nothing is granted at all', () => {
  template.hasResourceProperties('AWS::Glue::Database', {
    DatabaseInput: { CreateTableDefaultPermissions: [] },
  });
  const plain = JSON.stringify(synthesize().toJSON());
  expect(plain).not.toContain('LakeFormation');
  expect(plain).not.toContain('CreateTableDefaultPermissions');
});

test('as many readers as are let in fit into one stack with all that it may have, and more are refused', () => {
  const { alarms } = stageSettings('production');
  const readers = (count: number) => ({
    isOn: true,
    readers: Array.from({ length: count }, (_, no) => `${reader}-${no}`),
  });
  const tables = { queries: [tableQuery], keyArns: [] };
  const whole = synthesize({
    lakeFormation: readers(8),
    tables,
    alarms: { ...alarms, email: 'a@example.com', dashboard: true },
  });
  expect(Object.keys(whole.toJSON().Resources).length).toBeLessThan(500);
  expect(() => synthesize({ lakeFormation: readers(9) })).toThrow('lakeFormation.readers are 9');
});

test('breaks no rule of cdk-nag', () => {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
  new HandbackStack(app, { ...stageSettings('production'), lakeFormation });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  expect(() => app.synth()).not.toThrow();
});
