import { z } from 'zod';
import { hashToken, newToken, type Identity } from '#lib/server/accounts/index.ts';
import { noteChange } from '#lib/server/audit/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import { authoritiesToChoose } from '../store/group-roles.ts';
import { allClients, insertClient, markClientRevoked, type StoredClient } from '../store/scim-clients.ts';

/** A form that lets a directory send users and groups. */
export const clientRequest = z.object({
  name: z.string().trim().min(1).max(100),
  target: z.union([z.literal('instance'), z.coerce.number().int().positive()]),
});

/** Lets a directory send users and groups. Its token is shown once; the store keeps a hash. */
export async function connectDirectory(
  db: Database,
  identity: Identity,
  { name, target }: z.infer<typeof clientRequest>,
): Promise<{ ok: true; token: string } | { ok: false; problem: 'no-authority' }> {
  const token = `scim_${newToken().token}`;
  const authority = target === 'instance' ? null : target;
  return db.asOperator(async (trx) => {
    const choices = await authoritiesToChoose(trx);
    if (authority !== null && !choices.some(({ id }) => id === authority))
      return { ok: false, problem: 'no-authority' };
    noteChange(trx, { subject: 'directory', before: null, after: { directory: name, authority } });
    await insertClient(trx, { name, authority, hash: hashToken(token), createdBy: identity.id });
    return { ok: true, token };
  });
}

export async function viewDirectories(db: Database): Promise<StoredClient[]> {
  return db.asOperator((trx) => allClients(trx));
}

/** Ends a directory's access. What it has sent stays as it is. */
export async function disconnectDirectory(db: Database, id: string): Promise<boolean> {
  if (!z.uuid().safeParse(id).success) return false;
  return db.asOperator(async (trx) => {
    const isOurs = await markClientRevoked(trx, id);
    if (isOurs)
      noteChange(trx, { subject: `directory:${id}`, before: { active: true }, after: { active: false } });
    return isOurs;
  });
}
