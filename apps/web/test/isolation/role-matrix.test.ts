import { describe, expect, it } from 'vitest';
import {
  authorityRoles,
  identityFrom,
  instanceRoles,
  permissions,
  type Permission,
  type Rights,
} from '#lib/server/accounts/index.ts';
import type { AuthorityRole, InstanceRole, MandateRole } from '#lib/server/database/index.ts';
import { readMatrix } from './role-matrix.ts';

const matrix = readMatrix();
const nothing: Rights = { account: { id: 'a', name: 'A' }, instanceRoles: [], memberships: [], mandates: [] };
const town = {
  authority: 1,
  name: 'Ort',
  sample: false,
  workplaces: null,
  endedOn: null,
  predecessors: false,
  merged: [],
};

const inAuthority = (role: AuthorityRole): Rights => ({ ...nothing, memberships: [{ ...town, role }] });
const inInstance = (role: InstanceRole): Rights => ({ ...nothing, instanceRoles: [role] });
const underMandate = (role: MandateRole): Rights => ({
  ...nothing,
  mandates: [{ ...town, id: 1, provider: 2, providerName: 'Rechenzentrum', role, ownRole: 'it-leitung' }],
});

const rights: Record<string, Rights> = {
  L: inAuthority('leitung'),
  I: inAuthority('it-leitung'),
  B: inAuthority('bearbeitung'),
  R: inAuthority('lesen'),
  D: inAuthority('datenschutz'),
  V: inAuthority('revision'),
  O: inInstance('betrieb'),
  K: inInstance('redaktion'),
  U: inInstance('umfrageleitung'),
  pB: underMandate('bearbeitung'),
  pR: underMandate('lesen'),
  x: nothing,
  v: nothing,
};

describe('the table of roles', () => {
  it('names every permission and every role', () => {
    const named = new Set([...matrix.values()].flatMap((each) => [...each]));
    expect([...named].sort()).toEqual(Object.keys(permissions).sort());
    expect(Object.keys(authorityRoles).length + Object.keys(instanceRoles).length).toBe(9);
  });

  describe.each(Object.entries(rights))('for %s', (letter, given) => {
    const granted = identityFrom(given, 1).permissions;
    it.each(Object.keys(permissions) as Permission[])('says whether %s', (permission) => {
      expect(granted.has(permission)).toBe(matrix.get(letter)?.has(permission));
    });
  });

  it('lets nobody act for an authority without a right there, and nobody combine rights of two', () => {
    const both: Rights = {
      ...nothing,
      memberships: [
        { ...town, role: 'lesen' },
        { ...town, authority: 3, name: 'Anderswo', role: 'it-leitung' },
      ],
    };
    expect(identityFrom(both, 1)).toMatchObject({ authority: 1, authorities: [1] });
    expect(identityFrom(both, 1).permissions.has('inventory:write')).toBe(false);
    expect(identityFrom(both, 3).permissions.has('inventory:write')).toBe(true);
    expect(identityFrom(both, 9).authorities).not.toContain(9);
    expect(identityFrom(nothing, 1)).toMatchObject({ authority: 0, authorities: [] });
  });

  it('lets nobody change what belongs to an authority that has ended', () => {
    const ended: Rights = {
      ...nothing,
      memberships: [{ ...town, endedOn: '2020-01-01', role: 'it-leitung' }],
    };
    const { permissions: left } = identityFrom(ended, 1);
    expect(left.has('inventory:read')).toBe(true);
    expect([...left].filter((each) => /:(write|import|describe)$/.test(each))).toEqual([]);
  });

  it('lets a provider do no more than both the mandate and the own role allow', () => {
    const order = ['datenschutz', 'revision', 'leitung', 'it-leitung', 'bearbeitung', 'lesen'] as const;
    for (const ownRole of order)
      for (const role of ['bearbeitung', 'lesen'] as const) {
        const identity = identityFrom(
          { ...nothing, mandates: [{ ...town, id: 1, provider: 2, providerName: 'R', role, ownRole }] },
          1,
        );
        for (const each of identity.permissions)
          if (each !== 'account:self') {
            expect(authorityRoles[ownRole]).toContain(each);
            expect(authorityRoles[role]).toContain(each);
          }
      }
  });
});
