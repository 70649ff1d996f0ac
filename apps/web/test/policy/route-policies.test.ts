import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { permissions } from '#lib/server/accounts/index.ts';
import { policyOf, routePolicies } from '#lib/server/policy/index.ts';
import { policyFaults, routesOf } from '../../route-policy-plugin.ts';

describe('the policies of the routes', () => {
  it('name every route, method and form action, and none that does not exist', () => {
    expect(policyFaults(routesOf('src/routes'), routePolicies)).toEqual([]);
  });

  it('ask for permissions that exist', () => {
    const asked = Object.values(routePolicies).flatMap(({ actions = {}, ...methods }) => [
      ...Object.values(methods),
      ...Object.values(actions),
    ]);
    const known = ['public', 'directory', ...Object.keys(permissions)];
    expect(asked.filter((policy) => !known.includes(policy))).toEqual([]);
  });

  it('let nobody but who has signed in change anything, except the language, the way in and texts that are not kept', () => {
    const open = Object.entries(routePolicies).flatMap(([id, { actions = {}, GET: _read, ...writes }]) =>
      Object.entries({ ...writes, ...actions })
        .filter(([, policy]) => policy === 'public')
        .map(([name]) => `${id} ${name}`),
    );
    // What judges or writes a text that came along keeps nothing of it; a proposal waits for an editor; a webhook has to
    // show its proof; a clone is read by a POST.
    const wayIn =
      /^\/(publiccode|v1\/validate|language|sign-in|sign-out|invitation|setup|reset|confirm|report-a-problem|catalogue\/register|webhooks\/\[forge\]|catalogue\/\[id\]\/archive\.git\/git-upload-pack)(\/| )/;
    expect(open.filter((each) => !wayIn.test(each))).toEqual([]);
  });

  it('are refused where a route, a method or an action has none', () => {
    expect(policyOf('/new', 'GET', new URLSearchParams())).toBeNull();
    expect(policyOf('/inventory', 'DELETE', new URLSearchParams())).toBeNull();
    expect(policyOf('/inventory', 'POST', new URLSearchParams('?/drop'))).toBeNull();
    expect(policyOf('/constructor', 'GET', new URLSearchParams())).toBeNull();
    expect(policyOf('/inventory', 'POST', new URLSearchParams('?/constructor'))).toBeNull();
    expect(policyOf('/inventory', 'POST', new URLSearchParams('?x=1&/remove'))).toBe('inventory:write');
  });
});

describe('the build', () => {
  it('finds what has no policy', () => {
    const folder = mkdtempSync(join(tmpdir(), 'allmende-routes-'));
    mkdirSync(join(folder, 'new/[id]'), { recursive: true });
    writeFileSync(join(folder, 'new/[id]/+server.ts'), 'export const GET = () => new Response();');
    writeFileSync(join(folder, 'new/+page.server.ts'), 'export const actions = { save: async () => {} };');
    writeFileSync(join(folder, 'new/+page.svelte'), '');
    expect(policyFaults(routesOf(folder), { '/new': { GET: 'public' }, '/old': {} })).toEqual([
      'route /new/[id] has no policy',
      'route /old has a policy but does not exist',
      '/new action save has no policy',
    ]);
    rmSync(folder, { recursive: true });
  });
});
