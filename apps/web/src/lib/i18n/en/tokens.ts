import type { tokens as german } from '../de/tokens.ts';

export const tokens: typeof german = {
  days: 'Expires after',
  dayChoice: (days) => `${days} days`,
  scopes: 'What it may do',
  submit: 'Make the token',
  problems: {
    name: 'Enter a name of at most 100 characters.',
    scopes: 'Choose at least one right.',
    days: 'Choose after how many days the token expires.',
  },
  createdTitle: 'Copy the token now. It is shown this once only.',
  created: 'Made',
  lastUsed: 'Last used',
  never: 'never',
  state: 'State',
  until: (date) => `valid until ${date}`,
  expired: (date) => `expired on ${date}`,
  ended: (date) => `revoked on ${date}`,
  revoke: 'Revoke',
  documentation: 'Description of the API (OpenAPI)',
};
