import { hashToken, leavesOperator } from '#lib/server/accounts/index.ts';
import { noteAccount, noteAuthority } from '#lib/server/audit/index.ts';
import { isStoreError, type Database, type Transaction } from '#lib/server/database/index.ts';
import { lockDirectory } from '../store/scim-accounts.ts';
import { openClient } from '../store/scim-clients.ts';
import { seeDirectory } from '../store/scim-rights.ts';
import { answerAboutGroups } from './answer-about-groups.ts';
import { answerAboutUsers } from './answer-about-users.ts';
import type { DirectoryScope } from './directory-scope.ts';
import { errorAnswer, notFound, scimAnswer, ScimError } from './scim-error.ts';
import type { ScimRequest } from './scim-request.ts';
import { listAnswer, resourceTypes, schemas, serviceProviderConfig } from './self-description.ts';
import type { Resource } from './resources.ts';

/**
 * Answers one SCIM request (RFC 7644). `path` is what follows /scim/v2. Everything that a request changes, the end of
 * sessions and tokens included, happens in one transaction.
 *
 * @example return answerScim(db, request, { path: 'Users', base: `${origin}/scim/v2` });
 */
export async function answerScim(
  db: Database,
  request: Request,
  { path, base }: { path: string; base: string },
): Promise<Response> {
  try {
    const scope = await scopeOf(db, request, base);
    const [resource = '', id, ...more] = path.split('/').map(decoded);
    if (more.length > 0) throw notFound();
    const described = description(resource, base);
    if (described) return answerDescription(request, described, id);
    const answer = answers.get(resource);
    if (!answer) throw notFound();
    const { method } = request;
    const search = new URL(request.url).searchParams;
    const asked: ScimRequest = { method, id, search, headers: request.headers, body: await bodyOf(request) };
    return await db.asOperator(async (trx) => {
      await seeDirectory(trx, scope.authority);
      if (method === 'GET') return answer(trx, scope, asked);
      await lockDirectory(trx, scope.authority);
      // The authority sees what its directory does; the instance's directory stands in the instance's log.
      noteAuthority(trx, scope.authority);
      noteAccount(trx, `scim:${scope.client}`);
      // A directory of one authority cannot reach who runs the instance.
      return scope.authority === null
        ? keepingOperator(trx, () => answer(trx, scope, asked))
        : answer(trx, scope, asked);
    });
  } catch (thrown) {
    if (thrown instanceof ScimError) return errorAnswer(thrown);
    // Somebody else has written the same name or address meanwhile, by another way than this directory.
    if (isStoreError(thrown, '23505'))
      return errorAnswer(new ScimError(409, 'It is there already.', 'uniqueness'));
    throw thrown;
  }
}

async function keepingOperator(trx: Transaction, work: () => Promise<Response>): Promise<Response> {
  let answered: Response | undefined;
  const isStillRun = await leavesOperator(trx, async () => (answered = await work()));
  if (!isStillRun || !answered)
    throw new ScimError(
      409,
      'Nobody else could run the instance. Make another operator first.',
      'mutability',
    );
  return answered;
}

type Answer = (trx: Transaction, scope: DirectoryScope, request: ScimRequest) => Promise<Response>;

const answers: ReadonlyMap<string, Answer> = new Map([
  ['Users', answerAboutUsers],
  ['Groups', answerAboutGroups],
]);

async function scopeOf(db: Database, request: Request, base: string): Promise<DirectoryScope> {
  const [, token] = /^Bearer +(scim_[\w-]{43})$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  const client = token === undefined ? null : await db.asOperator((trx) => openClient(trx, hashToken(token)));
  if (!client) throw new ScimError(401, 'Send the token of a directory.');
  return { client: client.id, authority: client.authority, base };
}

function description(resource: string, base: string): Resource | Resource[] | null {
  if (resource === 'ServiceProviderConfig') return serviceProviderConfig(base);
  if (resource === 'ResourceTypes') return resourceTypes(base);
  return resource === 'Schemas' ? schemas(base) : null;
}

function answerDescription(
  request: Request,
  described: Resource | Resource[],
  id: string | undefined,
): Response {
  if (request.method !== 'GET') throw new ScimError(405, 'This can only be read.');
  if (!Array.isArray(described)) {
    if (id !== undefined) throw notFound();
    return scimAnswer(200, described);
  }
  if (new URL(request.url).searchParams.has('filter'))
    throw new ScimError(403, 'Descriptions are not filtered.');
  if (id === undefined) return scimAnswer(200, listAnswer(described, described.length));
  const found = described.find((each) => each['id'] === id);
  if (!found) throw notFound();
  return scimAnswer(200, found);
}

async function bodyOf(request: Request): Promise<unknown> {
  if (request.method === 'GET' || request.method === 'DELETE') return null;
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/(scim\+)?json\b/i.test(type)) throw new ScimError(415, 'Send application/scim+json.');
  try {
    return JSON.parse(await request.text());
  } catch {
    throw new ScimError(400, 'The body is no JSON.', 'invalidSyntax');
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw notFound();
  }
}
