import { z } from 'zod';
import { updateArchive } from '#lib/server/archive/index.ts';
import { normaliseRepositoryUrl } from '#lib/server/catalogue/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import { repositoryByUrl } from './store/repositories.ts';
import { selectSource, type StoredSource } from './store/sources.ts';
import { wantLook } from './wanted.ts';
import { isProven, webhookSecret, type WebhookForge, type WebhookProof } from './webhook-secret.ts';

/** What forges call the repository that something has happened to. */
const message = z.object({
  repository: z.object({ html_url: z.string().max(2000) }).optional(),
  project: z.object({ web_url: z.string().max(2000) }).optional(),
  // A push of a tag, at all of them; a tag or a release that was made on the pages of the forge.
  ref: z.string().max(2000).nullish(),
  ref_type: z.string().max(100).nullish(),
  release: z.looseObject({}).nullish(),
  object_kind: z.string().max(100).nullish(),
});
type Message = z.infer<typeof message>;

export type WebhookOutcome = 'accepted' | 'ignored' | 'unproven' | 'unreadable';

/**
 * Takes a forge's word that something has happened to a repository, if it proves to know the secret of the source: the
 * repository is looked at within seconds, once for many messages. When the message tells of a tag or a release, the
 * archive fetches it at once, too. What else it says counts for nothing.
 *
 * @param source id of the source that the address of the webhook names
 * @param instanceSecret null where the instance has none: then nothing can be proven
 */
export async function receiveWebhook(
  db: Database,
  forge: WebhookForge,
  source: number,
  proof: WebhookProof,
  instanceSecret: string | null,
): Promise<WebhookOutcome> {
  const known = await db.asOperator((trx) => selectSource(trx, source));
  // Without such a source the same work is done, so that nobody learns which numbers there are.
  const secret = webhookSecret(instanceSecret ?? '', known ?? { id: 0, webhook_salt: '' });
  if (!isProven(forge, secret, proof) || !known || instanceSecret === null) return 'unproven';
  const told = read(proof.body);
  const url =
    told === null ? null : normaliseRepositoryUrl(told.repository?.html_url ?? told.project?.web_url ?? '');
  if (told === null || url === null) return 'unreadable';
  const taken = await db.asOperator(async (trx) => {
    const repository = await repositoryByUrl(trx, url);
    const belongs = repository ? repository.source_id === known.id : isBelow(url, known);
    if (!belongs && !isBelow(url, known)) return null;
    await wantLook(trx, url, proof.now, known.id);
    return { entry: repository?.software_id ?? null };
  });
  if (!taken) return 'ignored';
  if (taken.entry !== null && tellsOfTag(told)) await updateArchive(db, taken.entry, proof.now);
  return 'accepted';
}

function read(body: Uint8Array): Message | null {
  try {
    return message.safeParse(JSON.parse(new TextDecoder().decode(body))).data ?? null;
  } catch {
    return null;
  }
}

function tellsOfTag({ ref, ref_type, release, object_kind }: Message): boolean {
  return (
    ref?.startsWith('refs/tags/') === true || ref_type === 'tag' || !!release || object_kind === 'release'
  );
}

/** A source speaks for what lies below its address only; lists and catalogues for what they have listed. */
function isBelow(url: string, { kind, url: base }: StoredSource): boolean {
  if (kind === 'forge') return new URL(url).host === new URL(base).host;
  if (kind === 'organisation') return url.startsWith(`${base}/`);
  return kind === 'repository' && url === base;
}
