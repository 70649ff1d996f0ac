import type { AuthorityChoice, Permission } from '#lib/server/accounts/index.ts';

/** A place of the site that the frame leads to; `label` names its text in the frame's texts. */
export interface NavigationItem<Label extends string = string> {
  href: string;
  label: Label;
  current: boolean;
}

interface Visitor {
  via: 'local' | 'session' | 'token' | 'guest';
  permissions: readonly Permission[];
  authority: AuthorityChoice | null;
}

const main = [
  { href: '/', label: 'overview', needs: 'inventory:read', covers: /^\/$/ },
  { href: '/inventory', label: 'inventory', needs: 'inventory:read', covers: /^\/(inventory|questions)/ },
  { href: '/report', label: 'report', needs: 'inventory:read', covers: /^\/(report(?!-)|reasons)/ },
  { href: '/plan', label: 'plan', needs: 'inventory:read', covers: /^\/plan/ },
  { href: '/catalogue', label: 'catalogue', needs: null, covers: /^\/catalogue/ },
  { href: '/knowledge', label: 'knowledge', needs: null, covers: /^\/(knowledge|publiccode)/ },
] as const satisfies Entry[];

const sections = [
  {
    covers: /^\/(inventory|questions)/,
    items: [
      {
        href: '/inventory',
        label: 'applications',
        needs: 'inventory:read',
        covers: /^\/inventory(\/applications.*)?$/,
      },
      {
        href: '/inventory/import',
        label: 'import',
        needs: 'inventory:import',
        covers: /^\/inventory\/import/,
      },
      { href: '/inventory/review', label: 'review', needs: 'inventory:read', covers: /^\/inventory\/review/ },
      {
        href: '/inventory/products',
        label: 'ownProducts',
        needs: 'inventory:read',
        covers: /^\/inventory\/products/,
      },
      {
        href: '/inventory/contracts',
        label: 'contracts',
        needs: 'inventory:read',
        covers: /^\/inventory\/contracts/,
      },
      { href: '/inventory/use', label: 'use', needs: 'inventory:read', covers: /^\/inventory\/use/ },
      { href: '/questions', label: 'questions', needs: 'inventory:read', covers: /^\/questions/ },
    ],
  },
  {
    covers: /^\/plan/,
    items: [
      {
        href: '/plan',
        label: 'plans',
        needs: 'inventory:read',
        covers: /^\/plan(?!\/(?:compare|papers))/,
      },
      { href: '/plan/compare', label: 'planCompare', needs: 'inventory:read', covers: /^\/plan\/compare/ },
      { href: '/plan/papers', label: 'planPapers', needs: 'inventory:read', covers: /^\/plan\/papers/ },
    ],
  },
  {
    covers: /^\/(knowledge|publiccode)/,
    items: [
      {
        href: '/knowledge',
        label: 'products',
        needs: null,
        covers: /^\/knowledge(?!\/(?:places|bundles|guidance|cases))/,
      },
      { href: '/knowledge/bundles', label: 'bundles', needs: null, covers: /^\/knowledge\/bundles/ },
      { href: '/knowledge/guidance', label: 'guidance', needs: null, covers: /^\/knowledge\/guidance/ },
      { href: '/knowledge/cases', label: 'cases', needs: null, covers: /^\/knowledge\/cases/ },
      { href: '/knowledge/places', label: 'places', needs: null, covers: /^\/knowledge\/places/ },
      { href: '/publiccode', label: 'publiccode', needs: null, covers: /^\/publiccode$/ },
      { href: '/publiccode/editor', label: 'publiccodeEditor', needs: null, covers: /^\/publiccode\/editor/ },
    ],
  },
  {
    covers: /^\/catalogue/,
    items: [
      {
        href: '/catalogue',
        label: 'catalogueSearch',
        needs: null,
        covers: /^\/catalogue(?!\/(?:register|sources|links|export|tokens))/,
      },
      {
        href: '/catalogue/register',
        label: 'catalogueRegister',
        needs: null,
        covers: /^\/catalogue\/register/,
      },
      { href: '/catalogue/export', label: 'catalogueExport', needs: null, covers: /^\/catalogue\/export/ },
      {
        href: '/catalogue/sources',
        label: 'catalogueSources',
        needs: 'instance:knowledge',
        covers: /^\/catalogue\/sources(?!\/proposals)/,
      },
      {
        href: '/catalogue/sources/proposals',
        label: 'catalogueProposals',
        needs: 'instance:knowledge',
        covers: /^\/catalogue\/sources\/proposals/,
      },
      {
        href: '/catalogue/links',
        label: 'catalogueLinks',
        needs: 'instance:knowledge',
        covers: /^\/catalogue\/links/,
      },
      {
        href: '/catalogue/tokens',
        label: 'catalogueTokens',
        needs: 'instance:knowledge',
        covers: /^\/catalogue\/tokens/,
      },
    ],
  },
  {
    covers: /^\/(settings|audit)/,
    items: [
      { href: '/settings', label: 'settings', needs: 'inventory:read', covers: /^\/settings$/ },
      {
        href: '/settings/import-profiles',
        label: 'importProfiles',
        needs: 'inventory:import',
        covers: /^\/settings\/import-profiles/,
        signedIn: true,
      },
      {
        href: '/settings/papers',
        label: 'paperSettings',
        needs: 'inventory:read',
        covers: /^\/settings\/papers/,
      },
      {
        href: '/settings/members',
        label: 'members',
        needs: 'members:read',
        covers: /^\/settings\/members/,
        signedIn: true,
      },
      {
        href: '/settings/mandates',
        label: 'mandates',
        needs: 'mandates:read',
        covers: /^\/settings\/mandates/,
        signedIn: true,
      },
      {
        href: '/settings/persons',
        label: 'persons',
        needs: 'persons:export',
        covers: /^\/settings\/persons/,
        signedIn: true,
      },
      {
        href: '/settings/names',
        label: 'sharedNames',
        needs: 'inventory:read',
        covers: /^\/settings\/names/,
        signedIn: true,
      },
      { href: '/audit', label: 'audit', needs: 'audit:read', covers: /^\/audit/ },
    ],
  },
  {
    covers: /^\/account/,
    items: [
      { href: '/account', label: 'account', needs: 'account:self', covers: /^\/account$/, signedIn: true },
      {
        href: '/account/tokens',
        label: 'tokens',
        needs: 'account:self',
        covers: /^\/account\/tokens/,
        signedIn: true,
      },
      {
        href: '/account/data',
        label: 'ownData',
        needs: 'account:self',
        covers: /^\/account\/data/,
        signedIn: true,
      },
    ],
  },
  {
    covers: /^\/operate/,
    items: [
      { href: '/operate', label: 'operate', needs: 'instance:operate', covers: /^\/operate$/ },
      {
        href: '/operate/authorities',
        label: 'authorities',
        needs: 'instance:authorities',
        covers: /^\/operate\/authorities/,
      },
      {
        href: '/operate/accounts',
        label: 'accounts',
        needs: 'instance:authorities',
        covers: /^\/operate\/accounts/,
        signedIn: true,
      },
      {
        href: '/operate/sign-in',
        label: 'signInSettings',
        needs: 'instance:operate',
        covers: /^\/operate\/sign-in/,
        signedIn: true,
      },
      {
        href: '/operate/persons',
        label: 'persons',
        needs: 'instance:operate',
        covers: /^\/operate\/persons/,
      },
      { href: '/operate/audit', label: 'audit', needs: 'instance:operate', covers: /^\/operate\/audit/ },
      { href: '/operate/site', label: 'site', needs: 'instance:operate', covers: /^\/operate\/site/ },
    ],
  },
] as const satisfies Section[];

interface Entry {
  href: string;
  label: string;
  /** Null is for everybody. */
  needs: Permission | null;
  covers: RegExp;
  /** Makes sense only where people sign in. */
  signedIn?: true;
}

interface Section {
  covers: RegExp;
  items: readonly Entry[];
}

/** Words of the frame that navigation needs. */
export type NavigationLabel =
  (typeof main)[number]['label'] | (typeof sections)[number]['items'][number]['label'];

/**
 * Where the frame leads this visitor from here: the main places, and the neighbours of the present one. Only what the
 * visitor may open; an authority's pages only while acting for one.
 *
 * @example navigationFor('/questions', visitor).tabs.map(({ href }) => href)
 */
export function navigationFor(
  path: string,
  visitor: Visitor,
): { main: NavigationItem<NavigationLabel>[]; tabs: NavigationItem<NavigationLabel>[] } {
  const open = (entry: Entry): boolean => {
    if (entry.signedIn && visitor.via !== 'session') return false;
    return entry.needs === null || visitor.permissions.includes(entry.needs);
  };
  const shown = <Each extends Entry & { label: NavigationLabel }>(entries: readonly Each[]) =>
    entries.filter(open).map(({ href, label, covers }) => ({ href, label, current: covers.test(path) }));
  const section: { items: readonly (Entry & { label: NavigationLabel })[] } | undefined = sections.find(
    ({ covers }) => covers.test(path),
  );
  const tabs = section ? shown(section.items) : [];
  return { main: shown(main), tabs: tabs.length > 1 ? tabs : [] };
}
