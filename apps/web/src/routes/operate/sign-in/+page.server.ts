import { fail, redirect } from '@sveltejs/kit';
import { authorityRoles, instanceRoles } from '#lib/server/accounts/index.ts';
import { app } from '#lib/server/app.ts';
import {
  addGroupRole,
  callbackAddress,
  clientRequest,
  connectDirectory,
  disconnectDirectory,
  groupRoleRequest,
  removeGroupRole,
  viewDirectories,
  viewGroupRoles,
} from '#lib/server/directory/index.ts';
import { texts } from '#lib/i18n/index.ts';
import type { AuthorityRole, InstanceRole } from '#lib/server/database/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ url }) => {
  const { db, signIn } = app();
  const { mappings, authorities } = await viewGroupRoles(db);
  return {
    signsIn: signIn !== null,
    provider: signIn?.oidc
      ? {
          issuer: signIn.oidc.issuer.href,
          client: signIn.oidc.clientId,
          groupsClaim: signIn.oidc.groupsClaim,
          callback: callbackAddress(signIn).href,
        }
      : null,
    scimAddress: new URL('/scim/v2', signIn?.origin ?? url.origin).href,
    mappings,
    authorities,
    directories: await viewDirectories(db),
    roles: Object.keys(authorityRoles) as AuthorityRole[],
    instanceRoles: Object.keys(instanceRoles) as InstanceRole[],
    done:
      (['mapped', 'unmapped', 'disconnected'] as const).find((each) => url.searchParams.has(each)) ?? null,
  };
};

export const actions: Actions = {
  map: async ({ request, locals }) => {
    const form = await request.formData();
    const t = texts(locals.language).directory.settings.mapProblems;
    const text = (key: string): string => String(form.get(key) ?? '');
    const entered = { group: text('group'), target: text('target'), role: text('role') };
    const given = groupRoleRequest.safeParse(entered);
    if (!given.success) {
      const isRole = given.error.issues.every(({ path }) => path[0] !== 'group');
      return fail(422, { where: 'map' as const, ...entered, message: isRole ? t.role : t.group });
    }
    const added = await addGroupRole(app().db, locals.actor, given.data);
    if (!added.ok) return fail(422, { where: 'map' as const, ...entered, message: t[added.problem] });
    redirect(303, '/operate/sign-in?mapped');
  },
  unmap: async ({ request, locals }) => {
    const form = await request.formData();
    const id = Number(form.get('id'));
    const removed = Number.isSafeInteger(id) ? await removeGroupRole(app().db, id) : null;
    if (removed?.ok === false && removed.problem === 'last-operator')
      return fail(409, {
        where: 'unmap' as const,
        message: texts(locals.language).directory.settings.lastOperator,
      });
    redirect(303, '/operate/sign-in?unmapped');
  },
  connect: async ({ request, locals }) => {
    const form = await request.formData();
    const t = texts(locals.language).directory.settings;
    const given = clientRequest.safeParse({ name: form.get('name'), target: form.get('target') });
    if (!given.success) return fail(422, { where: 'connect' as const, message: t.scimNameMissing });
    const connected = await connectDirectory(app().db, locals.actor, given.data);
    if (!connected.ok)
      return fail(422, { where: 'connect' as const, message: t.mapProblems[connected.problem] });
    return { where: 'connected' as const, token: connected.token };
  },
  disconnect: async ({ request }) => {
    const form = await request.formData();
    await disconnectDirectory(app().db, String(form.get('id')));
    redirect(303, '/operate/sign-in?disconnected');
  },
};
