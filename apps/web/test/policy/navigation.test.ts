import { describe, expect, it } from 'vitest';
import { everyPermission, instanceRoles, type Permission } from '#lib/server/accounts/index.ts';
import { routePolicies } from '#lib/server/policy/index.ts';
import { navigationFor } from '../../src/routes/navigation.ts';

const authority = {
  id: 1,
  name: 'Musterstadt',
  sample: false,
  workplaces: null,
  endedOn: null,
  through: null,
};
const sections = ['/', '/inventory', '/settings', '/account', '/operate'];

function hrefsFor(via: 'local' | 'session' | 'guest', permissions: readonly Permission[]): string[] {
  return sections.flatMap((path) => {
    const { main, tabs } = navigationFor(path, { via, permissions, authority });
    return [...main, ...tabs].map(({ href }) => href);
  });
}

describe('the navigation', () => {
  it('leads only to pages that exist and that whoever sees the link may open', () => {
    for (const permission of everyPermission) {
      const seen = hrefsFor('session', [permission]);
      for (const href of seen) {
        const policy = routePolicies[href]?.GET;
        expect(policy === 'public' || policy === permission, `${href} asks for ${policy}`).toBe(true);
      }
    }
  });

  it('shows a guest nothing but what is public', () => {
    expect([...new Set(hrefsFor('guest', []))]).toEqual(['/catalogue', '/knowledge']);
  });

  it('has no accounts in local mode, where nobody has one', () => {
    const seen = hrefsFor('local', everyPermission);
    expect(seen).toContain('/audit');
    // A letterhead is no account: somebody who works alone has one, too.
    expect(seen.filter((href) => /^\/(account|settings\/)/.test(href))).toEqual(['/settings/papers']);
  });

  it('shows somebody who operates the instance no data of any authority', () => {
    const seen = hrefsFor('session', ['account:self', ...instanceRoles.betrieb]);
    expect(seen.filter((href) => /^\/(inventory|report|questions|audit|$)/.test(href))).toEqual([]);
  });

  it('marks where one is, once in the main places and once beside', () => {
    const { main, tabs } = navigationFor('/inventory/review', {
      via: 'local',
      permissions: everyPermission,
      authority,
    });
    expect(main.filter(({ current }) => current).map(({ href }) => href)).toEqual(['/inventory']);
    expect(tabs.filter(({ current }) => current).map(({ href }) => href)).toEqual(['/inventory/review']);
  });
});
