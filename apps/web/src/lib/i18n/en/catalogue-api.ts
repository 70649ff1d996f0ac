import type { catalogueApi as german } from '../de/catalogue-api.ts';

export const catalogueApi: typeof german = {
  title: 'Tokens for the catalogue',
  lead: 'With such a token, a program enters software into the catalogue, for example the crawler of another catalogue. Reading takes no token.',
  create: 'New token',
  name: 'Program',
  nameHint: 'Which program is it for? For example “crawler of the state’s catalogue”.',
  scope: {
    'software:write': 'enter, change and withdraw software',
    'publishers:write': 'enter, change and remove publishers',
    'catalogs:write': 'enter, change and remove catalogues within the catalogue',
    'logs:write': 'write, change and remove log messages',
    'bundles:write': 'enter, change and remove bundles',
    'analysis:write': 'keep results of analyses',
    webhooks: 'see and manage receivers of webhooks',
    'events:read': 'see who has changed what',
  },
  createdText:
    'Only a check value is stored. The program sends the token with each request: Authorization: Bearer …',
  revoked: 'The token is revoked.',
  all: 'All tokens',
  none: 'No program writes to the catalogue with a token of its own yet.',
  revokeOf: (name) => `Revoke the token “${name}”`,
};
