import { afterAll, expect, test } from 'vitest';
import type { Scene } from '../scene.ts';
import { assumeRole, resourcesOfStack } from './assume-role.ts';
import { attemptsWith, type Outcome, outcomeOf } from './attempts.ts';
import { type AttemptName, mayDo, notEnforced, type RoleName, roles } from './rights-table.ts';

/** Each role tried at everything: it may do its job and nothing besides. */
export function rights(scene: () => Scene): void {
  const names = Object.keys(mayDo) as AttemptName[];
  const enforced = names.filter((name) => !notEnforced.includes(name));

  const tryAll = async (role: RoleName, attempts: readonly AttemptName[]) => {
    const { cloud, outputs } = scene();
    const resources = await resourcesOfStack(cloud.admin, 'HandbackSandbox');
    const [, physical] =
      [...resources].find(([id]) => new RegExp(`^${roles[role]}[0-9A-F]{8}$`).test(id)) ?? [];
    if (physical === undefined) throw new Error(`the stack has no role ${roles[role]}`);
    const can = attemptsWith(cloud, outputs, await assumeRole(cloud.admin, physical));
    const outcomes: [AttemptName, Outcome][] = [];
    for (const name of attempts) outcomes.push([name, await outcomeOf(can[name])]);
    return Object.fromEntries(outcomes);
  };
  const expected = (role: RoleName, attempts: readonly AttemptName[]) =>
    Object.fromEntries(
      attempts.map((name) => [
        name,
        (mayDo[name] as readonly RoleName[]).includes(role) ? 'allowed' : 'denied',
      ]),
    );

  test.for(Object.keys(roles) as RoleName[])(
    'the role of %s may do its job and nothing besides',
    async (role) => {
      expect(await tryAll(role, enforced)).toEqual(expected(role, enforced));
    },
  );

  test.for(notEnforced)('not enforced by the emulator, asserted on the template: %s', async (name) => {
    expect(await tryAll('ingest', [name])).toEqual({ [name]: 'allowed' });
  });
  afterAll(() => {
    console.warn(`rights: the emulator does not enforce, test/infra asserts: ${notEnforced.join(', ')}`);
  });
}
