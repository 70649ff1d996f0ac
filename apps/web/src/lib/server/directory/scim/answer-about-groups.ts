import type { Transaction } from '#lib/server/database/index.ts';
import { groupAttributes, listGroups, membersOf } from '../store/scim-groups.ts';
import type { DirectoryScope } from './directory-scope.ts';
import { documentOf, readGroup } from './document.ts';
import { changeGroup, createGroup, deleteGroup, groupById } from './groups.ts';
import { patched } from './patch.ts';
import { etagOf, groupResource, narrowed } from './resources.ts';
import { scimAnswer } from './scim-error.ts';
import { isKnown, pageOf, refuseIfChanged, wrongMethod, type ScimRequest } from './scim-request.ts';
import { listAnswer } from './self-description.ts';

export async function answerAboutGroups(
  trx: Transaction,
  scope: DirectoryScope,
  request: ScimRequest,
): Promise<Response> {
  const { method, id, body } = request;
  if (id === undefined) {
    if (method === 'GET') return list(trx, scope, request);
    if (method !== 'POST') throw wrongMethod();
    const created = await createGroup(trx, scope, readGroup(documentOf('Group', body)));
    return one(trx, scope, request, created, 201);
  }
  const group = await groupById(trx, scope, id);
  if (method === 'GET') {
    if (isKnown(request, group)) return scimAnswer(304, null, { etag: etagOf(group) });
    return one(trx, scope, request, group.id);
  }
  refuseIfChanged(request, group);
  if (method === 'DELETE') {
    await deleteGroup(trx, group);
    return scimAnswer(204, null);
  }
  if (method !== 'PUT' && method !== 'PATCH') throw wrongMethod();
  const members = (await membersOf(trx, [group.id])).map((member) => ({ value: member.id }));
  const { displayName, externalId } = group;
  const document =
    method === 'PUT'
      ? documentOf('Group', body)
      : patched('Group', { displayName, externalId, members }, body);
  await changeGroup(trx, scope, group, readGroup(document));
  return one(trx, scope, request, group.id);
}

async function list(trx: Transaction, scope: DirectoryScope, request: ScimRequest): Promise<Response> {
  const page = pageOf(request, groupAttributes);
  const { total, groups } = await listGroups(trx, scope.authority, page);
  const members = await membersOf(
    trx,
    groups.map(({ id }) => id),
  );
  const resources = groups.map((group) => {
    const ofGroup = members.filter((member) => member.group === group.id);
    return narrowed(groupResource(scope, group, ofGroup), request.search);
  });
  return scimAnswer(200, listAnswer(resources, total, page.startIndex));
}

async function one(
  trx: Transaction,
  scope: DirectoryScope,
  { search }: ScimRequest,
  id: string,
  status = 200,
): Promise<Response> {
  const group = await groupById(trx, scope, id);
  const resource = groupResource(scope, group, await membersOf(trx, [id]));
  const location = `${scope.base}/Groups/${id}`;
  return scimAnswer(status, narrowed(resource, search), {
    etag: etagOf(group),
    ...(status === 201 ? { location } : {}),
  });
}
