import type { FakeQuestion, FakeReply } from './fake-question.ts';
import { blobId, type FakeRepository } from './fake-repository.ts';
import { newestFirst } from './pages.ts';

/** Bitbucket Cloud, version 2.0 of its interface. */
export function bitbucketRoutes(question: FakeQuestion): FakeReply | null {
  const { forge, parts, isMember } = question;
  if (parts[0] !== '2.0' || parts[1] !== 'repositories') return null;
  const [workspace, name, ...rest] = parts.slice(2);
  const shown = (each: FakeRepository) => repository(each);
  if (workspace === undefined) return wrapped(question, forge.below(null, isMember).map(shown));
  if (name === undefined) {
    const all = forge.below(workspace, isMember);
    return all.length === 0 ? null : wrapped(question, all.map(shown));
  }
  const found = forge.find(`${workspace}/${name}`, isMember)?.repository;
  if (!found) return null;
  if (rest.length === 0) return { status: 200, body: shown(found) };
  if (rest[0] === 'commits' && rest[1] === found.branch)
    return wrapped(
      question,
      newestFirst(found.commits).map(({ at, by }) => ({
        date: at.toISOString(),
        author: { raw: `Person ${by} <person${by}@example.org>` },
      })),
    );
  if (rest[0] === 'refs' && rest[1] === 'tags')
    return wrapped(
      question,
      newestFirst(found.tags).map(({ name: tag, at }) => ({ name: tag, target: { date: at.toISOString() } })),
    );
  if (rest[0] !== 'src' || rest[1] !== found.branch) return null;
  if (rest.length === 2)
    return wrapped(
      question,
      Object.keys(found.files).map((path) => ({ path })),
    );
  const content = found.files[rest.slice(2).join('/')];
  if (content === undefined) return null;
  return { status: 200, headers: { etag: `"${blobId(content)}"` }, body: content };
}

function wrapped({ url, page, size }: FakeQuestion, all: readonly unknown[]): FakeReply {
  const start = (page - 1) * size;
  const next = new URL(url);
  next.searchParams.set('page', String(page + 1));
  return {
    status: 200,
    body: {
      pagelen: size,
      page,
      values: all.slice(start, start + size),
      ...(start + size < all.length ? { next: next.href } : {}),
    },
  };
}

function repository(each: FakeRepository) {
  return {
    uuid: `{${each.id}}`,
    name: each.name,
    full_name: each.path,
    description: each.description,
    is_private: each.private,
    updated_on: each.pushedAt.toISOString(),
    mainbranch: each.empty ? null : { name: each.branch },
    parent: each.forkOf === null ? null : { full_name: each.forkOf },
  };
}
