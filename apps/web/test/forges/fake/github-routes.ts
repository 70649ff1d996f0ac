import type { FakeQuestion, FakeReply } from './fake-question.ts';
import { blobId, type FakeRepository } from './fake-repository.ts';
import { newestFirst, paged, since } from './pages.ts';

/** GitHub Enterprise Server, whose interface is that of github.com below `/api/v3`. */
export function githubRoutes(question: FakeQuestion): FakeReply | null {
  const { forge, parts, url, isMember } = question;
  if (parts[0] !== 'api' || parts[1] !== 'v3') return null;
  const [kind, owner = '', name = '', ...rest] = parts.slice(2);
  const listed = (each: FakeRepository) => repository(forge.origin, each);
  if (kind === 'meta') return { status: 200, body: { verifiable_password_authentication: false } };
  if (kind === 'repositories' && owner === '')
    return paged(question, forge.below(null, isMember).map(listed));
  if (kind === 'orgs' || kind === 'users') {
    const all = forge.below(owner, isMember);
    const isPerson = owner.startsWith('person');
    if (name !== 'repos' || all.length === 0 || isPerson !== (kind === 'users')) return null;
    if (url.searchParams.get('sort') === 'pushed')
      all.sort((a, b) => b.pushedAt.getTime() - a.pushedAt.getTime());
    return paged(question, all.map(listed));
  }
  if (kind === 'repositories') {
    const found = forge.byId(Number(owner), isMember);
    return found && inside(question, found, [name, ...rest].filter(Boolean));
  }
  if (kind !== 'repos') return null;
  const found = forge.find(`${owner}/${name}`, isMember);
  if (!found) return null;
  if (found.moved) {
    const place = new URL(url);
    place.pathname = ['/api/v3/repositories', found.repository.id, ...rest].join('/');
    return { status: 301, headers: { location: place.href }, body: { message: 'Moved Permanently' } };
  }
  return inside(question, found.repository, rest);
}

function inside(question: FakeQuestion, found: FakeRepository, rest: string[]): FakeReply | null {
  const { url, forge } = question;
  const user = (by: number) => ({ id: by, login: `person${by}` });
  if (rest.length === 0) {
    const parent = found.forkOf === null ? {} : { parent: { html_url: forge.at(found.forkOf) } };
    return { status: 200, body: { ...repository(forge.origin, found), ...parent } };
  }
  switch (rest.join('/').replace(/\d+/, 'N')) {
    case 'commits':
      return paged(
        question,
        newestFirst(since(url, 'since', found.commits)).map(({ at, by }) => ({
          // Of somebody without an account only the address is told.
          author: by === 0 ? null : user(by),
          commit: {
            author: { name: `Person ${by}`, email: `person${by}@example.org`, date: at.toISOString() },
          },
        })),
      );
    case 'releases':
      return paged(
        question,
        newestFirst(found.tags).map(({ name, at }) => ({
          tag_name: name,
          published_at: at.toISOString(),
          draft: false,
        })),
      );
    case 'issues':
      return paged(question, [
        ...newestFirst(found.issues).map((issue) => ({
          number: issue.number,
          created_at: issue.at.toISOString(),
          closed_at: issue.closedAt?.toISOString() ?? null,
          user: user(issue.by),
        })),
        { number: 9999, created_at: new Date().toISOString(), user: user(1), pull_request: {} },
      ]);
    case 'issues/comments':
      return paged(
        question,
        found.issues.flatMap(({ number, comments }) =>
          comments.map(({ by, at }) => ({
            issue_url: `${forge.origin}/api/v3/repos/${found.path}/issues/${number}`,
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
  if (rest[0] === 'contents') return contents(found, rest.slice(1).join('/'));
  if (rest[0] === 'branches' && rest[1] === found.branch)
    return { status: 200, body: { name: found.branch, protected: found.protected } };
  const tag = found.tags.find(({ name }) => name === rest[3] || name === rest[2]);
  if (rest[0] === 'git' && tag && rest[1] === 'ref')
    return { status: 200, body: { object: { type: 'tag', sha: tag.name } } };
  if (rest[0] === 'git' && tag && rest[1] === 'tags')
    return { status: 200, body: { verification: { verified: tag.signed } } };
  return null;
}

function contents(found: FakeRepository, path: string): FakeReply | null {
  const content = found.files[path];
  if (content === undefined) return null;
  return { status: 200, headers: { etag: `"${blobId(content)}"` }, body: content };
}

function repository(origin: string, each: FakeRepository) {
  return {
    id: each.id,
    name: each.name,
    full_name: each.path,
    html_url: `${origin}/${each.path}`,
    clone_url: `${origin}/${each.path}.git`,
    description: each.description === '' ? null : each.description,
    archived: each.archived,
    private: each.private,
    size: each.empty ? 0 : 12,
    pushed_at: each.empty ? null : each.pushedAt.toISOString(),
    default_branch: each.branch,
    fork: each.forkOf !== null,
  };
}
