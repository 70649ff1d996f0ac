import type { FakeQuestion, FakeReply } from './fake-question.ts';

/** A page of a list with its Link header, as GitHub, GitLab and Gitea write it. */
export function paged(question: FakeQuestion, all: readonly unknown[]): FakeReply {
  const { url, page, size } = question;
  const start = (page - 1) * size;
  return {
    status: 200,
    headers: {
      'x-total-count': String(all.length),
      ...(start + size < all.length ? { link: linkTo(url, { page: String(page + 1) }) } : {}),
    },
    body: all.slice(start, start + size),
  };
}

/** The same question with other parameters, as a Link header. */
export function linkTo(url: URL, parameters: Record<string, string>): string {
  const next = new URL(url);
  for (const [name, value] of Object.entries(parameters)) next.searchParams.set(name, value);
  return `<${next.href}>; rel="next", <${url.href}>; rel="first"`;
}

/** Newest first. */
export function newestFirst<T extends { at: Date }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => b.at.getTime() - a.at.getTime());
}

/** Those since the moment that a parameter names. */
export function since<T extends { at: Date }>(url: URL, name: string, items: readonly T[]): T[] {
  const text = url.searchParams.get(name);
  return text === null ? [...items] : items.filter(({ at }) => at >= new Date(text));
}
