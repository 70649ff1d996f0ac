import type { OutboundTrouble } from '#lib/server/outbound/index.ts';

/** What can go wrong between this server and a forge, beside what can go wrong on the way there. */
type ForgeCode =
  | 'rate-limited'
  | 'refused'
  | 'not-found'
  | 'server-error'
  | 'unexpected-answer'
  | 'too-many-redirects'
  | 'robots'
  | 'not-a-list'
  | 'too-large'
  | 'git-failed';

/** Why something could not be had; nothing here says that it is gone for good. */
export interface ForgeTrouble {
  code: ForgeCode | OutboundTrouble['code'];
  /** A fact for the sentence: a host, a status, a line. Never a secret. */
  detail?: string;
  /** For `rate-limited` and `server-error`: asking before is in vain. */
  until?: Date;
}

export type Asked<T> = { ok: true; value: T } | { ok: false; trouble: ForgeTrouble };
