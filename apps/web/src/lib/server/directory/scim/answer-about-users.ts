import type { Transaction } from '#lib/server/database/index.ts';
import { groupsOfUsers, listUsers, userAttributes, type StoredUser } from '../store/scim-users.ts';
import type { DirectoryScope } from './directory-scope.ts';
import { documentOf, readUser } from './document.ts';
import { patched } from './patch.ts';
import { etagOf, narrowed, userResource } from './resources.ts';
import { scimAnswer } from './scim-error.ts';
import { isKnown, pageOf, refuseIfChanged, wrongMethod, type ScimRequest } from './scim-request.ts';
import { listAnswer } from './self-description.ts';
import { changeUser, createUser, deleteUser, userById } from './users.ts';

export async function answerAboutUsers(
  trx: Transaction,
  scope: DirectoryScope,
  request: ScimRequest,
): Promise<Response> {
  const { method, id, body } = request;
  if (id === undefined) {
    if (method === 'GET') return list(trx, scope, request);
    if (method !== 'POST') throw wrongMethod();
    const created = await createUser(trx, scope, readUser(documentOf('User', body)));
    return one(trx, scope, request, created, 201);
  }
  const user = await userById(trx, scope, id);
  if (method === 'GET') {
    if (isKnown(request, user)) return scimAnswer(304, null, { etag: etagOf(user) });
    return one(trx, scope, request, user);
  }
  refuseIfChanged(request, user);
  if (method === 'DELETE') {
    await deleteUser(trx, scope, user);
    return scimAnswer(204, null);
  }
  if (method !== 'PUT' && method !== 'PATCH') throw wrongMethod();
  const document = method === 'PUT' ? documentOf('User', body) : patched('User', documentFrom(user), body);
  return one(trx, scope, request, await changeUser(trx, scope, user, readUser(document)));
}

function documentFrom({ userName, externalId, displayName, active, person }: StoredUser) {
  return { userName, externalId, displayName, active, ...person };
}

async function list(trx: Transaction, scope: DirectoryScope, request: ScimRequest): Promise<Response> {
  const page = pageOf(request, userAttributes);
  const { total, users } = await listUsers(trx, scope.authority, page);
  const groups = await groupsOfUsers(
    trx,
    users.map(({ id }) => id),
  );
  const resources = users.map((user) =>
    narrowed(userResource(scope, user, groups.get(user.id) ?? []), request.search),
  );
  return scimAnswer(200, listAnswer(resources, total, page.startIndex));
}

async function one(
  trx: Transaction,
  scope: DirectoryScope,
  { search }: ScimRequest,
  user: StoredUser,
  status = 200,
): Promise<Response> {
  const groups = await groupsOfUsers(trx, [user.id]);
  const resource = userResource(scope, user, groups.get(user.id) ?? []);
  const location = `${scope.base}/Users/${user.id}`;
  return scimAnswer(status, narrowed(resource, search), {
    etag: etagOf(user),
    ...(status === 201 ? { location } : {}),
  });
}
