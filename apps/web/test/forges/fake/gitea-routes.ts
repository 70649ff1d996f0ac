import type { FakeQuestion, FakeReply } from './fake-question.ts';
import { blobId, type FakeRepository } from './fake-repository.ts';
import { newestFirst, paged } from './pages.ts';

/** Gitea and Forgejo, version 1 of their interface. */
export function giteaRoutes(question: FakeQuestion): FakeReply | null {
  const { forge, parts, url, isMember } = question;
  if (parts[0] !== 'api' || parts[1] !== 'v1') return null;
  const [kind, owner = '', name = '', ...rest] = parts.slice(2);
  const listed = (each: FakeRepository) => repository(forge.origin, each);
  if (kind === 'version') return { status: 200, body: { version: '13.0.0+gitea-1.22.0' } };
  if (kind === 'repos' && owner === 'search') {
    const page = paged(question, forge.below(null, isMember).map(listed));
    return { ...page, body: { ok: true, data: page.body } };
  }
  if (kind === 'orgs' || kind === 'users') {
    const all = forge.below(owner, isMember);
    const isPerson = owner.startsWith('person');
    if (name !== 'repos' || all.length === 0 || isPerson !== (kind === 'users')) return null;
    return paged(question, all.map(listed));
  }
  if (kind !== 'repos') return null;
  const found = forge.find(`${owner}/${name}`, isMember);
  if (!found) return null;
  if (found.moved) {
    const place = new URL(url);
    place.pathname = `/api/v1/repos/${found.repository.path}${rest.length > 0 ? `/${rest.join('/')}` : ''}`;
    return { status: 307, headers: { location: place.href } };
  }
  return rest.length === 0
    ? { status: 200, body: listed(found.repository) }
    : inside(question, found.repository, rest);
}

function inside(question: FakeQuestion, found: FakeRepository, rest: string[]): FakeReply | null {
  const user = (by: number) => ({ id: by, login: `person${by}` });
  switch (rest.join('/').replace(/\d+/, 'N')) {
    case 'commits':
      // As servers before 1.23: without "since".
      return paged(
        question,
        newestFirst(found.commits).map(({ at, by }) => ({
          commit: {
            author: { name: `Person ${by}`, email: `person${by}@example.org`, date: at.toISOString() },
          },
        })),
      );
    case 'tags':
      return paged(
        question,
        newestFirst(found.tags).map(({ name, at }) => ({
          name,
          commit: { sha: '', created: at.toISOString() },
        })),
      );
    case 'issues':
      return paged(
        question,
        newestFirst(found.issues).map((issue) => ({
          number: issue.number,
          created_at: issue.at.toISOString(),
          closed_at: issue.closedAt?.toISOString() ?? null,
          user: user(issue.by),
        })),
      );
    case 'issues/comments':
      return paged(
        question,
        found.issues.flatMap(({ number, comments }) =>
          comments.map(({ by, at }) => ({
            issue_url: question.forge.at(`${found.path}/issues/${number}`),
            created_at: at.toISOString(),
            user: user(by),
          })),
        ),
      );
    case 'pulls':
      return paged(
        question,
        newestFirst(found.merges).map(({ number, by, at }) => ({
          number,
          merged_at: at.toISOString(),
          updated_at: at.toISOString(),
          user: user(by),
        })),
      );
    case 'pulls/N/reviews': {
      const approved = found.merges.find(({ number }) => number === Number(rest[1]))?.approvedBy ?? null;
      return paged(question, approved === null ? [] : [{ state: 'APPROVED', user: user(approved) }]);
    }
    case 'contents':
      return {
        status: 200,
        body: Object.keys(found.files).map((path) => ({ name: path.split('/')[0], path })),
      };
  }
  if (rest[0] === 'raw') {
    const content = found.files[rest.slice(1).join('/')];
    if (content === undefined) return null;
    return { status: 200, headers: { etag: `"${blobId(content)}"` }, body: content };
  }
  if (rest[0] === 'branches' && rest[1] === found.branch)
    return { status: 200, body: { name: found.branch, protected: found.protected } };
  return null;
}

function repository(origin: string, each: FakeRepository) {
  return {
    id: each.id,
    name: each.name,
    full_name: each.path,
    html_url: `${origin}/${each.path}`,
    clone_url: `${origin}/${each.path}.git`,
    description: each.description,
    archived: each.archived,
    private: each.private,
    empty: each.empty,
    updated_at: each.pushedAt.toISOString(),
    default_branch: each.branch,
    fork: each.forkOf !== null,
    ...(each.forkOf === null ? {} : { parent: { html_url: `${origin}/${each.forkOf}` } }),
  };
}
