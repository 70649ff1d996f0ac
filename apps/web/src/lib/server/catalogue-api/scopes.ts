/** What a token of the catalogue may be good for, with what it allows. */
export const catalogueScopes = {
  'software:write': 'enter, change and withdraw software',
  'publishers:write': 'enter, change and remove publishers',
  'catalogs:write': 'enter, change and remove catalogues',
  'logs:write': 'write, change and remove logs',
  'bundles:write': 'enter, change and remove bundles',
  'analysis:write': 'keep analyses of software and catalogues',
  webhooks: 'see and keep receivers of webhooks',
  'events:read': 'read who changed what',
} as const satisfies Record<string, string>;

export type CatalogueScope = keyof typeof catalogueScopes;
