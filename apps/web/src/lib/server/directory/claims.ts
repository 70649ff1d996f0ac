import { z } from 'zod';

/** What a provider has proven about a person. */
export interface PersonClaims {
  issuer: string;
  subject: string;
  name: string;
  /** Only where the provider says that it has verified the address. */
  email: string | null;
  groups: string[];
}

const mostGroups = 2000;

const claims = z.object({
  iss: z.string().min(1),
  sub: z.string().min(1).max(255),
  name: z.string().optional().catch(undefined),
  preferred_username: z.string().optional().catch(undefined),
  email: z.email().max(254).optional().catch(undefined),
  // Some providers write it as text.
  email_verified: z
    .union([z.literal(true), z.literal('true')])
    .optional()
    .catch(undefined),
});

/**
 * Reads the claims that Allmende uses. Groups that are no short texts are left out; without the claim there are none.
 * Null when the claims name nobody.
 *
 * @example readClaims({ iss: 'https://id.example', sub: '7', groups: ['it'] }, 'groups')?.groups // ['it']
 */
export function readClaims(given: Record<string, unknown>, groupsClaim: string): PersonClaims | null {
  const read = claims.safeParse(given);
  if (!read.success) return null;
  const { iss, sub, name, preferred_username, email, email_verified } = read.data;
  const named = [name, preferred_username, email, sub].map((each) => plain(each ?? ''));
  const listed = Object.hasOwn(given, groupsClaim) ? given[groupsClaim] : [];
  const groups = (Array.isArray(listed) ? listed : [listed]).filter(
    (each): each is string => typeof each === 'string' && each !== '' && each.length <= 300,
  );
  return {
    issuer: iss,
    subject: sub,
    name: named.find((each) => each !== '') ?? sub,
    email: email_verified === undefined ? null : (email ?? null),
    groups: [...new Set(groups)].slice(0, mostGroups),
  };
}

/** A name for one line. */
function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
}
