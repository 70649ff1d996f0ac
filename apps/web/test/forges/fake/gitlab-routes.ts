import type { FakeQuestion, FakeReply } from './fake-question.ts';
import { blobId, commitId, type FakeRepository } from './fake-repository.ts';
import { linkTo, newestFirst, paged, since } from './pages.ts';

/** GitLab, version 4 of its interface. */
export function gitlabRoutes(question: FakeQuestion): FakeReply | null {
  const { forge, parts, url, isMember } = question;
  if (parts[0] !== 'api' || parts[1] !== 'v4') return null;
  const [kind, name = '', ...rest] = parts.slice(2);
  const shown = (each: FakeRepository) => project(forge.origin, each);
  if (kind === 'projects' && name === '') return byKey(question);
  if ((kind === 'groups' || kind === 'users') && rest[0] === 'projects') {
    const all = forge.below(name, isMember);
    const isPerson = name.startsWith('person');
    if (all.length === 0 || isPerson !== (kind === 'users')) return null;
    const depth = name.split('/').length + 1;
    const isDeep = url.searchParams.get('include_subgroups') === 'true';
    return paged(question, all.filter(({ path }) => isDeep || path.split('/').length === depth).map(shown));
  }
  if (kind !== 'projects') return null;
  const byNumber = /^\d+$/.test(name) ? forge.byId(Number(name), isMember) : null;
  const found = byNumber ? { repository: byNumber, moved: false } : forge.find(name, isMember);
  if (!found) return null;
  const { repository, moved } = found;
  if (moved) {
    const place = new URL(url);
    place.pathname = url.pathname.replace(/\/projects\/[^/]+/, `/projects/${repository.id}`);
    return { status: 302, headers: { location: place.href }, body: 'This resource has been moved' };
  }
  return rest.length === 0 ? { status: 200, body: shown(repository) } : inside(question, repository, rest);
}

/** Pages by key: the next one begins behind the last number. */
function byKey({ forge, url, size, isMember }: FakeQuestion): FakeReply {
  const after = Number(url.searchParams.get('id_after') ?? 0);
  const changed = url.searchParams.get('last_activity_after');
  const all = forge
    .below(null, isMember)
    .filter(({ id, pushedAt }) => id > after && (changed === null || pushedAt > new Date(changed)));
  const page = all.slice(0, size);
  const last = page.at(-1);
  const headers = all.length > size && last ? { link: linkTo(url, { id_after: String(last.id) }) } : {};
  return { status: 200, headers, body: page.map((each) => project(forge.origin, each)) };
}

function inside(question: FakeQuestion, repository: FakeRepository, rest: string[]): FakeReply | null {
  const { url } = question;
  switch (rest.join('/').replace(/\d+/, 'N')) {
    case 'repository/commits':
      return paged(
        question,
        newestFirst(since(url, 'since', repository.commits)).map(({ at, by }) => ({
          id: blobId(`${at.getTime()}`),
          author_name: `Person ${by}`,
          author_email: `person${by}@example.org`,
          committed_date: at.toISOString(),
        })),
      );
    case 'repository/tags':
      return paged(
        question,
        newestFirst(repository.tags).map(({ name, at }) => ({
          name,
          created_at: null,
          commit: { committed_date: at.toISOString() },
        })),
      );
    case 'repository/tree': {
      const folder = url.searchParams.get('path') ?? '';
      const names = Object.keys(repository.files).filter((path) =>
        path.startsWith(folder === '' ? '' : `${folder}/`),
      );
      if (folder !== '' && names.length === 0) return null;
      const depth = folder === '' ? 0 : folder.split('/').length;
      return paged(
        question,
        names.map((path) => ({ name: path.split('/')[depth], path, type: 'blob' })),
      );
    }
    case 'issues':
      return paged(
        question,
        newestFirst(since(url, 'created_after', repository.issues)).map((issue) => ({
          iid: issue.number,
          created_at: issue.at.toISOString(),
          closed_at: issue.closedAt?.toISOString() ?? null,
          user_notes_count: issue.comments.length,
          author: { id: issue.by },
        })),
      );
    case 'issues/N/notes': {
      const issue = repository.issues.find(({ number }) => number === Number(rest[1]));
      return paged(question, [
        { created_at: issue?.at.toISOString(), system: true, author: { id: 99 } },
        ...(issue?.comments ?? []).map(({ by, at }) => ({
          created_at: at.toISOString(),
          system: false,
          author: { id: by },
        })),
      ]);
    }
    case 'merge_requests':
      return paged(
        question,
        newestFirst(repository.merges).map(({ number, by, at }) => ({
          iid: number,
          merged_at: at.toISOString(),
          author: { id: by },
        })),
      );
    case 'merge_requests/N/approvals': {
      const merge = repository.merges.find(({ number }) => number === Number(rest[1]));
      const approved = merge?.approvedBy ?? null;
      return { status: 200, body: { approved_by: approved === null ? [] : [{ user: { id: approved } }] } };
    }
  }
  if (rest[0] === 'repository' && rest[1] === 'files' && rest[3] === 'raw')
    return file(repository, rest[2] ?? '');
  if (rest[0] === 'repository' && rest[1] === 'branches' && rest[2] === repository.branch)
    return { status: 200, body: { name: repository.branch, protected: repository.protected } };
  if (rest[0] === 'repository' && rest[1] === 'tags' && rest[3] === 'signature') {
    const signed = repository.tags.find(({ name }) => name === rest[2])?.signed ?? false;
    return signed ? { status: 200, body: { signature_type: 'PGP' } } : null;
  }
  if (rest[0] === 'protected_branches') return { status: 401, body: { message: '401 Unauthorized' } };
  return null;
}

function file(repository: FakeRepository, path: string): FakeReply | null {
  const content = repository.files[path];
  if (content === undefined) return { status: 404, body: { message: '404 File Not Found' } };
  return {
    status: 200,
    headers: {
      etag: `W/"${blobId(content)}"`,
      'x-gitlab-blob-id': blobId(content),
      'x-gitlab-last-commit-id': commitId(repository, path),
    },
    body: content,
  };
}

function project(origin: string, each: FakeRepository) {
  return {
    id: each.id,
    name: each.name,
    path_with_namespace: each.path,
    web_url: `${origin}/${each.path}`,
    http_url_to_repo: `${origin}/${each.path}.git`,
    description: each.description,
    archived: each.archived,
    visibility: each.private ? 'private' : 'public',
    empty_repo: each.empty,
    last_activity_at: each.pushedAt.toISOString(),
    default_branch: each.empty ? null : each.branch,
    ...(each.forkOf === null ? {} : { forked_from_project: { web_url: `${origin}/${each.forkOf}` } }),
  };
}
