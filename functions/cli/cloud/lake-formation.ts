import type { StageSettings } from '../../../infra/config.ts';
import type { Account } from './account.ts';
import { roleOfCdk } from './before-first-deploy.ts';
import { type Check, ok, problem } from './check.ts';
import { call } from './signed-call.ts';

/** What whoever is granted by itself on what is new. */
type Defaults = readonly { readonly Principal?: { readonly DataLakePrincipalIdentifier?: string } }[];

interface LakeSettings {
  readonly DataLakeSettings?: {
    readonly DataLakeAdmins?: readonly { readonly DataLakePrincipalIdentifier?: string }[];
    readonly CreateDatabaseDefaultPermissions?: Defaults;
    readonly CreateTableDefaultPermissions?: Defaults;
  };
}

/** Whether everybody whom IAM allows may use what is new. */
const leavesToIam = (defaults: Defaults = []): boolean =>
  defaults.some(({ Principal }) => Principal?.DataLakePrincipalIdentifier === 'IAM_ALLOWED_PRINCIPALS');

/**
 * Whether Lake Formation governs new databases, or new tables in them, and the stage knows. Without its grants every
 * query would fail with "Insufficient Lake Formation permission(s)".
 */
export const checkLakeFormation = (account: Account, { lakeFormation }: StageSettings): Check => ({
  name: 'lake-formation',
  async look() {
    const { DataLakeSettings: settings = {} } = (await call(account, {
      service: 'lakeformation',
      endpointId: 'LAKEFORMATION',
      path: '/GetDataLakeSettings',
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })) as LakeSettings;
    const isIamEnough =
      leavesToIam(settings.CreateDatabaseDefaultPermissions) &&
      leavesToIam(settings.CreateTableDefaultPermissions);
    if (!lakeFormation.isOn && isIamEnough) return ok('IAM alone governs new databases and their tables');
    if (!lakeFormation.isOn)
      return problem(
        'Lake Formation governs new databases of this account, or their tables: no role of the stack could read them',
        'set lakeFormation.isOn: true in infra/config.ts (docs/deploy.md)',
      );
    const deployer = roleOfCdk(account, 'cfn-exec');
    const admins = (settings.DataLakeAdmins ?? []).map((each) => each.DataLakePrincipalIdentifier);
    if (admins.includes(deployer)) return ok('Lake Formation is on, and CloudFormation may grant');
    return problem(
      `CloudFormation's role ${deployer} is no administrator of the data lake: it could not grant anything`,
      'add it under Lake Formation, Administrative roles and tasks, Data lake administrators',
    );
  },
});
