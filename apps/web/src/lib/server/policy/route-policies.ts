import type { Permission } from '#lib/server/accounts/index.ts';

/**
 * Who may call: everybody, only people at the computer itself or signed in, a token of the directory (checked by the
 * route), or whoever has the permission in the authority that they act for.
 */
export type Policy = 'public' | 'directory' | Permission;

/** The policy of each method of a route, and of each form action of a page. */
export interface RoutePolicy {
  GET?: Policy;
  POST?: Policy;
  PUT?: Policy;
  PATCH?: Policy;
  DELETE?: Policy;
  actions?: Readonly<Record<string, Policy>>;
}

/**
 * Every route of the site. What is not named here is refused, and the build fails where a route, a method or an action
 * is missing or named in vain.
 */
export const routePolicies: Readonly<Record<string, RoutePolicy>> = {
  '/': { GET: 'inventory:read' },
  '/[x+2e]well-known/security.txt': { GET: 'public' },
  '/accessibility': { GET: 'public' },
  '/account': {
    GET: 'account:self',
    actions: {
      name: 'account:self',
      email: 'account:self',
      password: 'account:self',
      beginTotp: 'account:self',
      dropTotp: 'account:self',
      renewCodes: 'account:self',
      addPasskey: 'account:self',
      renamePasskey: 'account:self',
      dropPasskey: 'account:self',
      endSession: 'account:self',
    },
  },
  '/account/passkey': { POST: 'account:self' },
  '/account/tokens': { GET: 'account:self', actions: { create: 'account:self', revoke: 'account:self' } },
  '/account/totp': { GET: 'account:self', actions: { default: 'account:self' } },
  '/api/v1/[...path]': { GET: 'directory', POST: 'directory' },
  '/audit': { GET: 'audit:read' },
  '/audit/[file]': { GET: 'audit:read' },
  '/authority': { POST: 'account:self' },
  '/account/data': { GET: 'account:self', actions: { erase: 'account:self' } },
  '/account/data/[file]': { GET: 'account:self' },
  '/settings/persons': { GET: 'persons:export' },
  '/settings/persons/[id]': { GET: 'persons:export', actions: { erase: 'persons:erase' } },
  '/settings/persons/[id]/[file]': { GET: 'persons:export' },
  '/operate/persons': { GET: 'instance:operate', actions: { find: 'instance:operate' } },
  '/operate/persons/[id]': { GET: 'instance:operate', actions: { erase: 'instance:operate' } },
  '/operate/persons/[id]/[file]': { GET: 'instance:operate' },
  // The address itself is the secret; the route asks what its person may still read.
  '/calendar/[secret].ics': { GET: 'public' },
  '/catalogue': { GET: 'public' },
  '/catalogue/suggest': { GET: 'public' },
  '/catalogue/[id]': { GET: 'public' },
  '/catalogue/[id]/badge/[name].svg': { GET: 'public' },
  '/catalogue/compare': { GET: 'public' },
  '/health': { GET: 'public' },
  '/catalogue/export': { GET: 'public' },
  '/catalogue/export/[file]': { GET: 'public' },
  '/catalogue/register': { GET: 'public', actions: { default: 'public' } },
  '/catalogue/links': {
    GET: 'instance:knowledge',
    actions: {
      accept: 'instance:knowledge',
      refuse: 'instance:knowledge',
      unlink: 'instance:knowledge',
      merge: 'instance:knowledge',
      swap: 'instance:knowledge',
      keep: 'instance:knowledge',
      separate: 'instance:knowledge',
    },
  },
  '/catalogue/sources': {
    GET: 'instance:knowledge',
    actions: { add: 'instance:knowledge', restore: 'instance:knowledge' },
  },
  '/catalogue/sources/[id]': {
    GET: 'instance:knowledge',
    actions: {
      run: 'instance:knowledge',
      cancel: 'instance:knowledge',
      change: 'instance:knowledge',
      renew: 'instance:knowledge',
      remove: 'instance:knowledge',
    },
  },
  '/catalogue/sources/hosts': {
    GET: 'instance:knowledge',
    actions: { keep: 'instance:knowledge', remove: 'instance:knowledge' },
  },
  '/catalogue/sources/proposals': {
    GET: 'instance:knowledge',
    actions: { accept: 'instance:knowledge', refuse: 'instance:knowledge' },
  },
  '/catalogue/[id]/owner': {
    GET: 'public',
    actions: { mail: 'instance:knowledge', look: 'instance:knowledge' },
  },
  '/webhooks/[forge]': { POST: 'public' },
  '/confirm/[token]': { GET: 'public', actions: { default: 'public' } },
  '/imprint': { GET: 'public' },
  '/catalogue/media/[id]': { GET: 'public' },
  '/catalogue/[id]/archive': {
    GET: 'public',
    actions: {
      keep: 'instance:knowledge',
      stop: 'instance:knowledge',
      update: 'instance:knowledge',
      cancel: 'instance:knowledge',
    },
  },
  '/catalogue/[id]/archive/[object]': { GET: 'public' },
  '/catalogue/[id]/archive/[object]/files/[...path]': { GET: 'public' },
  '/catalogue/[id]/archive/[object]/package/[format]': { GET: 'public' },
  '/catalogue/[id]/archive/[object]/raw/[...path]': { GET: 'public' },
  '/catalogue/[id]/archive.git/git-upload-pack': { POST: 'public' },
  '/catalogue/[id]/archive.git/info/refs': { GET: 'public' },
  '/invitation/[token]': { GET: 'public', actions: { accept: 'account:self', create: 'public' } },
  '/inventory': {
    GET: 'inventory:read',
    actions: { bulk: 'inventory:write', remove: 'inventory:write', undo: 'inventory:write' },
  },
  '/inventory/applications/[id]': {
    GET: 'inventory:read',
    actions: {
      answer: 'inventory:write',
      edit: 'inventory:write',
      decide: 'inventory:write',
      remove: 'inventory:write',
      restore: 'inventory:write',
      undo: 'inventory:write',
    },
  },
  '/inventory/exchange': {
    GET: 'inventory:read',
    actions: { give: 'inventory:write', bring: 'inventory:write' },
  },
  '/inventory/exchange/[file]': { GET: 'inventory:read' },
  '/inventory/exchange/returns/[id]': {
    GET: 'inventory:read',
    actions: { apply: 'inventory:write', discard: 'inventory:write', undo: 'inventory:write' },
  },
  '/inventory/import': { GET: 'inventory:import', actions: { default: 'inventory:import' } },
  '/inventory/import/glpi': {
    GET: 'inventory:import',
    actions: { test: 'inventory:import', fetch: 'inventory:import', cancel: 'inventory:import' },
  },
  '/inventory/import/batch/[id]': { GET: 'inventory:read', actions: { undo: 'inventory:import' } },
  '/inventory/import/batch/[id]/rejected': { GET: 'inventory:read' },
  '/inventory/import/cancel-reading': { POST: 'inventory:import' },
  '/inventory/import/[id]': {
    GET: 'inventory:read',
    actions: {
      remap: 'inventory:import',
      guess: 'inventory:import',
      use: 'inventory:import',
      towns: 'inventory:import',
      run: 'inventory:import',
      sheet: 'inventory:import',
      discard: 'inventory:import',
      cancel: 'inventory:import',
      undo: 'inventory:import',
    },
  },
  '/inventory/import/[id]/rejected': { GET: 'inventory:read' },
  '/inventory/review': {
    GET: 'inventory:read',
    actions: { decide: 'inventory:write', accept: 'inventory:write', undo: 'inventory:write' },
  },
  '/inventory/products': { GET: 'inventory:read', actions: { back: 'inventory:write' } },
  '/inventory/products/new': { GET: 'inventory:write', actions: { default: 'inventory:write' } },
  '/inventory/products/[id]': {
    GET: 'inventory:read',
    actions: { save: 'inventory:write', remove: 'inventory:write', switch: 'inventory:write' },
  },
  '/inventory/products/[id]/offer': { GET: 'inventory:read' },
  '/inventory/products/[id]/offer/[file]': { GET: 'inventory:read' },
  '/inventory/contracts': { GET: 'inventory:read', actions: { restore: 'inventory:write' } },
  '/inventory/contracts/new': {
    GET: 'inventory:write',
    actions: { more: 'inventory:write', create: 'inventory:write' },
  },
  '/inventory/contracts/notices': {
    GET: 'inventory:read',
    // A person's own wishes.
    actions: { mails: 'inventory:read', calendar: 'inventory:read', revoke: 'inventory:read' },
  },
  '/inventory/contracts/export/[file]': { GET: 'inventory:read' },
  '/inventory/contracts/import': { GET: 'inventory:import', actions: { default: 'inventory:import' } },
  '/inventory/contracts/import/[id]': {
    GET: 'inventory:import',
    actions: { map: 'inventory:import', run: 'inventory:import', discard: 'inventory:import' },
  },
  '/inventory/contracts/take': { GET: 'inventory:write', actions: { default: 'inventory:write' } },
  '/inventory/contracts/[id]': {
    GET: 'inventory:read',
    actions: {
      more: 'inventory:write',
      save: 'inventory:write',
      remove: 'inventory:write',
      restore: 'inventory:write',
      resolve: 'inventory:write',
    },
  },
  '/inventory/use': { GET: 'inventory:read', actions: { draft: 'inventory:write' } },
  '/inventory/use/[id]': {
    GET: 'inventory:read',
    actions: {
      save: 'inventory:write',
      release: 'use:release',
      withdraw: 'use:release',
      discard: 'inventory:write',
    },
  },
  '/inventory/rows': { GET: 'inventory:read', POST: 'inventory:write' },
  '/knowledge': { GET: 'public' },
  '/knowledge/bundles': { GET: 'public' },
  '/knowledge/bundles/[id]': { GET: 'public' },
  '/knowledge/bundles/[id]/pilot': { GET: 'public' },
  '/knowledge/capabilities/[id]': { GET: 'public' },
  '/knowledge/cases': { GET: 'public' },
  '/knowledge/guidance': { GET: 'public' },
  '/knowledge/method': { GET: 'public' },
  '/knowledge/places': { GET: 'public' },
  '/knowledge/places/[key]': { GET: 'public' },
  '/knowledge/places/search': { GET: 'public' },
  '/knowledge/products/[id]': { GET: 'public' },
  '/knowledge/vendors/[id]': { GET: 'public' },
  '/language': { POST: 'public' },
  '/catalogue/tokens': {
    GET: 'instance:knowledge',
    actions: { create: 'instance:knowledge', revoke: 'instance:knowledge' },
  },
  '/livez': { GET: 'public' },
  '/readyz': { GET: 'public' },
  '/metrics': { GET: 'instance:operate' },
  '/operate/audit': { GET: 'instance:operate' },
  '/operate/audit/[file]': { GET: 'instance:operate' },
  '/operate': { GET: 'instance:operate' },
  '/operate/accounts': {
    GET: 'instance:authorities',
    actions: {
      give: 'instance:authorities',
      take: 'instance:authorities',
      switch: 'instance:authorities',
      reset: 'instance:authorities',
      invite: 'instance:authorities',
      withdraw: 'instance:authorities',
    },
  },
  '/operate/authorities': { GET: 'instance:authorities' },
  '/operate/authorities/[id]': {
    GET: 'instance:authorities',
    actions: {
      change: 'instance:authorities',
      place: 'instance:authorities',
      unplace: 'instance:authorities',
      relate: 'instance:authorities',
      unrelate: 'instance:authorities',
      invite: 'instance:authorities',
      takeover: 'instance:authorities',
      undo: 'instance:authorities',
      split: 'instance:authorities',
    },
  },
  '/operate/authorities/merge': {
    GET: 'instance:authorities',
    actions: { preview: 'instance:authorities', apply: 'instance:authorities' },
  },
  '/operate/authorities/new': {
    GET: 'instance:authorities',
    actions: { default: 'instance:authorities' },
  },
  '/operate/backup': { POST: 'instance:operate' },
  '/operate/move': { POST: 'instance:operate' },
  '/operate/sign-in': {
    GET: 'instance:operate',
    actions: {
      map: 'instance:operate',
      unmap: 'instance:operate',
      connect: 'instance:operate',
      disconnect: 'instance:operate',
    },
  },
  '/operate/restore': { POST: 'instance:operate' },
  '/operate/import': { POST: 'instance:operate' },
  '/operate/site': {
    GET: 'instance:operate',
    actions: { save: 'instance:operate', settle: 'instance:operate' },
  },
  '/privacy': { GET: 'public' },
  '/questions': {
    GET: 'inventory:read',
    actions: { answer: 'inventory:write', undo: 'inventory:write' },
  },
  '/ready': { GET: 'public' },
  '/reasons/[figure]': { GET: 'inventory:read' },
  '/reset': { GET: 'public', actions: { default: 'public' } },
  '/reset/[token]': { GET: 'public', actions: { default: 'public' } },
  '/report': { GET: 'inventory:read' },
  '/report/[file]': { GET: 'report:export' },
  '/publiccode': { GET: 'public', actions: { check: 'public', fetch: 'account:self', repair: 'public' } },
  '/publiccode/editor': { GET: 'public', actions: { open: 'public', write: 'public' } },
  '/publiccode/file': { POST: 'public' },
  '/report-a-problem': { GET: 'public', actions: { default: 'public' } },
  // A token is asked for by the route: it is of the catalogue's own kind, and of no person.
  '/v1/[...path]': { GET: 'public', POST: 'directory', PATCH: 'directory', DELETE: 'directory' },
  '/v1/status': { GET: 'public' },
  '/v1/validate': { POST: 'public' },
  '/scim/v2/[...path]': {
    GET: 'directory',
    POST: 'directory',
    PUT: 'directory',
    PATCH: 'directory',
    DELETE: 'directory',
  },
  '/search': { GET: 'public' },
  '/setup/[token]': { GET: 'public', actions: { default: 'public' } },
  '/settings': { GET: 'inventory:read', actions: { default: 'authority:describe' } },
  '/settings/import-profiles': {
    GET: 'inventory:read',
    actions: { share: 'inventory:import', withdraw: 'inventory:import', forget: 'inventory:import' },
  },
  '/settings/mandates': {
    GET: 'mandates:read',
    actions: {
      give: 'mandates:manage',
      end: 'mandates:manage',
      accept: 'mandates:manage',
      refuse: 'mandates:manage',
      request: 'mandates:manage',
      withdraw: 'mandates:manage',
      giveback: 'mandates:manage',
    },
  },
  '/plan': {
    GET: 'inventory:read',
    actions: { create: 'inventory:write', compute: 'inventory:write', undo: 'inventory:write' },
  },
  '/plan/papers': { GET: 'inventory:read', actions: { create: 'inventory:write', back: 'inventory:write' } },
  '/plan/papers/[id]': {
    GET: 'inventory:read',
    actions: {
      write: 'inventory:write',
      reset: 'inventory:write',
      fill: 'inventory:write',
      assume: 'inventory:write',
      plans: 'inventory:write',
      remove: 'inventory:write',
    },
  },
  '/plan/papers/[id]/[file]': { GET: 'report:export' },
  '/plan/compare': { GET: 'inventory:read' },
  '/plan/[id]': {
    GET: 'inventory:read',
    actions: { compute: 'inventory:write', cancel: 'inventory:write', remove: 'inventory:write' },
  },
  '/plan/[id]/[file]': { GET: 'report:export' },
  '/plan/[id]/history': { GET: 'inventory:read', actions: { restore: 'inventory:write' } },
  '/plan/[id]/progress': { GET: 'inventory:read' },
  '/plan/[id]/settings': { GET: 'inventory:read', actions: { save: 'inventory:write' } },
  '/plan/[id]/steps/[application]': {
    GET: 'inventory:read',
    actions: {
      pin: 'inventory:write',
      mark: 'inventory:write',
      figures: 'inventory:write',
      own: 'inventory:write',
      disown: 'inventory:write',
    },
  },
  '/settings/names': { GET: 'inventory:read', actions: { default: 'authority:describe' } },
  '/settings/papers': { GET: 'inventory:read', actions: { default: 'authority:describe' } },
  '/settings/papers/[file]': { GET: 'inventory:read' },
  '/settings/members': {
    GET: 'members:read',
    actions: {
      invite: 'members:manage',
      withdraw: 'members:manage',
      give: 'members:manage',
      take: 'members:manage',
      limit: 'members:manage',
      predecessors: 'members:manage',
      reset: 'members:manage',
      // Reading is enough: the use case asks for a lead of an authority that has ended.
      handover: 'members:read',
    },
  },
  '/sign-in': { GET: 'public', actions: { password: 'public', passkey: 'public' } },
  '/sign-in/code': { GET: 'public', actions: { code: 'public', passkey: 'public' } },
  '/sign-in/oidc': { GET: 'public' },
  '/sign-in/oidc/callback': { GET: 'public' },
  '/sign-in/oidc/refused': { GET: 'public' },
  '/sign-in/passkey': { POST: 'public' },
  '/sign-out': { POST: 'public' },
  '/source': { GET: 'public' },
};
