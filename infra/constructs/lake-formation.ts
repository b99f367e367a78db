import { type DefaultStackSynthesizer, Fn, Stack } from 'aws-cdk-lib';
import { CfnResource as CfnLocation, CfnPrincipalPermissions } from 'aws-cdk-lib/aws-lakeformation';
import { Construct } from 'constructs';
import type { StageSettings } from '../config.ts';
import { namesOfBi } from '../tables-behind.ts';
import type { ReportingApi } from './api/reporting-api.ts';
import type { Curation } from './curation.ts';
import type { Detection } from './detection.ts';
import type { Lake } from './lake.ts';
import type { Maintenance } from './maintenance.ts';
import type { NodeFunction } from './node-function.ts';

export interface LakeFormationProps {
  readonly settings: StageSettings;
  readonly lake: Lake;
  readonly curation: Curation;
  readonly maintenance: Maintenance;
  readonly detection: Detection;
  readonly reportingApi: ReportingApi;
}

/** A stack has 500 resources, and each reader takes one for each view and table that it reads. */
const mostReaders = 8;
const reading = ['SELECT', 'DESCRIBE'];
const inserting = [...reading, 'INSERT', 'ALTER', 'DELETE'];

/**
 * What Lake Formation must allow where it governs the catalog: the lake's bucket as a location, and each role on the
 * database and its tables. A role needs both, these grants and the rights of IAM, which name its tables.
 */
export class LakeFormation extends Construct {
  private readonly lake: Lake;
  private readonly account: string;
  /** Grants come one after the other: two at once on one resource are refused (ConcurrentModificationException). */
  private last: Construct;

  constructor(scope: Construct, id: string, props: LakeFormationProps) {
    super(scope, id);
    const { readers } = props.settings.lakeFormation;
    if (readers.length > mostReaders)
      throw new Error(
        `infra/config.ts: lakeFormation.readers are ${readers.length}; a stack has room for ${mostReaders}: name a role that several people take`,
      );
    this.lake = props.lake;
    this.account = Stack.of(this).account;
    this.last = new CfnLocation(this, 'Location', {
      resourceArn: this.lake.bucket.bucketArn,
      useServiceLinkedRole: true,
    });
    this.letTablesBeMade();
    const { curation, maintenance, detection, reportingApi } = props;
    const creating = [...reading, 'ALTER', 'DROP'];
    this.grantRole('Views', curation.viewCreator, ['DESCRIBE', 'CREATE_TABLE'], creating);
    this.grantRole('Curate', curation.curate, ['DESCRIBE'], inserting);
    this.grantRole('Maintain', maintenance.maintain, ['DESCRIBE'], inserting);
    this.grantRole('Detect', detection.detect, ['DESCRIBE'], reading);
    this.grantRole('Report', reportingApi.report, ['DESCRIBE'], reading);
    this.grant('DetectInserts', detection.detect.role.roleArn, inserting, this.table('evaluations'));
    this.grant('ReportInserts', reportingApi.report.role.roleArn, inserting, this.table('finding_marks'));
    curation.views.node.addDependency(this.last);
    this.last = curation.views;
    for (const [at, reader] of readers.entries()) this.grantReader(`Reader${at}`, reader);
  }

  /** CloudFormation makes and changes the tables, which lie at the location. */
  private letTablesBeMade(): void {
    const { cloudFormationExecutionRoleArn } = Stack.of(this).synthesizer as DefaultStackSynthesizer;
    const place = this.grantPlace('Tables', Fn.sub(cloudFormationExecutionRoleArn));
    for (const table of this.lake.tables) table.addResourceDependency(place);
    this.last = this.lake.tables.at(-1) ?? place;
  }

  /** The location, for whoever makes or alters a table or a day that lies there, or a view of one. */
  private grantPlace(id: string, principal: string): CfnPrincipalPermissions {
    return this.grant(id, principal, ['DATA_LOCATION_ACCESS'], {
      dataLocation: { catalogId: this.account, resourceArn: this.lake.bucket.bucketArn },
    });
  }

  /** A function that queries; Lake Formation gives it what it reads and writes. */
  private grantRole(id: string, user: NodeFunction, ofDatabase: string[], ofTables: string[]): void {
    user.allow(['lakeformation:GetDataAccess'], ['*'], 'Lake Formation decides itself, by its grants.');
    this.grant(`${id}Database`, user.role.roleArn, ofDatabase, this.database);
    this.grant(`${id}Tables`, user.role.roleArn, ofTables, {
      table: { catalogId: this.account, databaseName: this.lake.databaseName, tableWildcard: {} },
    });
    this.grantPlace(`${id}Place`, user.role.roleArn);
  }

  /** Whoever reads with BI tools: the views for it, and what lies behind them; no table with texts. */
  private grantReader(id: string, reader: string): void {
    this.grant(`${id}Database`, reader, ['DESCRIBE'], this.database);
    for (const name of namesOfBi()) this.grant(`${id}-${name}`, reader, reading, this.table(name));
  }

  private get database(): CfnPrincipalPermissions.ResourceProperty {
    return { database: { catalogId: this.account, name: this.lake.databaseName } };
  }

  private table(name: string): CfnPrincipalPermissions.ResourceProperty {
    return { table: { catalogId: this.account, databaseName: this.lake.databaseName, name } };
  }

  private grant(
    id: string,
    principal: string,
    permissions: string[],
    resource: CfnPrincipalPermissions.ResourceProperty,
  ): CfnPrincipalPermissions {
    const grant = new CfnPrincipalPermissions(this, id, {
      principal: { dataLakePrincipalIdentifier: principal },
      permissions,
      permissionsWithGrantOption: [],
      resource,
    });
    grant.node.addDependency(this.last);
    this.last = grant;
    return grant;
  }
}
