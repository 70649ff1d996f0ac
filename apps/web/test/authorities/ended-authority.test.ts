import type { RequestEvent } from '@sveltejs/kit';
import { expect, it } from 'vitest';
import { identityFrom, type Identity } from '#lib/server/accounts/index.ts';
import { enforcePolicy } from '#lib/server/policy/index.ts';

const rights = {
  account: { id: 'a', name: 'A' },
  instanceRoles: [],
  mandates: [],
  memberships: [
    {
      authority: 1,
      name: 'Gemeinde Ahorn',
      sample: false,
      workplaces: null,
      endedOn: '2026-01-01',
      predecessors: false,
      merged: [],
      role: 'it-leitung' as const,
    },
  ],
};
const actor: Identity = { ...identityFrom(rights, 1), via: 'session', session: 's' };

function ask(route: string): unknown {
  const url = new URL(`http://localhost${route}`);
  const event = { route: { id: route }, url, request: new Request(url), locals: { actor, language: 'de' } };
  try {
    enforcePolicy(event as unknown as RequestEvent);
    return 'open';
  } catch (thrown) {
    return (thrown as { body: { message: string } }).body.message;
  }
}

it('an authority that has ended says where lists go now; what one may not do anyway says only that', () => {
  expect(ask('/inventory')).toBe('open');
  expect(ask('/inventory/import')).toBe(
    'Gemeinde Ahorn besteht seit 01.01.2026 nicht mehr. Die Daten bleiben lesbar; Listen nimmt nur die Nachfolgerin auf.',
  );
  expect(ask('/operate')).toBe('Diese Seite ist für Sie nicht freigegeben.');
});
