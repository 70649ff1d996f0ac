import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listenOnNewPort } from '../../listen-on-new-port.ts';
import { bitbucketRoutes } from './bitbucket-routes.ts';
import { fakeRepository, type FakeRepository, type NewRepository } from './fake-repository.ts';
import { serveGit } from './git-backend.ts';
import { giteaRoutes } from './gitea-routes.ts';
import type { FakeReply, FakeRoutes } from './fake-question.ts';
import { githubRoutes } from './github-routes.ts';
import { gitlabRoutes } from './gitlab-routes.ts';

export type FakeKind = 'gitlab' | 'github' | 'gitea' | 'bitbucket' | 'plain';

/** What goes wrong with the next requests whose path fits. */
export interface Misfortune {
  path: RegExp;
  times: number;
  how: FakeReply | 'cut' | 'cut-in-body' | 'hang';
}

/** A request that was made. */
export interface Asked {
  method: string;
  path: string;
  host: string;
  authorization: string | null;
  status: number;
  agent: string;
}

const routes: Record<FakeKind, FakeRoutes> = {
  gitlab: gitlabRoutes,
  github: githubRoutes,
  gitea: giteaRoutes,
  bitbucket: bitbucketRoutes,
  plain: () => null,
};

/** A forge on this computer that answers as the real ones do, as far as harvesting asks. */
export class FakeForge {
  readonly kind: FakeKind;
  readonly repositories: FakeRepository[] = [];
  /** Folder with bare repositories, served by git over http under the same paths. */
  gitRoot: string | null = null;
  /** Shows private repositories to whoever has it. */
  token: string | null = null;
  /** Requests that are left until `resetsAt`; null counts nothing. */
  budget: { limit: number; remaining: number; resetsAt: Date } | null = null;
  /** Files by path, beside the repositories: lists, robots.txt. */
  readonly pages = new Map<string, FakeReply>();
  misfortunes: Misfortune[] = [];
  asked: Asked[] = [];
  count = 0;
  readonly #byPath = new Map<string, FakeRepository>();
  readonly #byId = new Map<number, FakeRepository>();
  readonly #moved = new Map<string, FakeRepository>();
  readonly #server: Server;

  private constructor(kind: FakeKind) {
    this.kind = kind;
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  static async start(kind: FakeKind): Promise<FakeForge> {
    const forge = new FakeForge(kind);
    await listenOnNewPort(forge.#server);
    return forge;
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get origin(): string {
    return `http://${this.host}`;
  }

  /** The page of a repository or an organisation. */
  at(path: string): string {
    return `${this.origin}/${path}`;
  }

  add(path: string, given: NewRepository = {}): FakeRepository {
    const repository = fakeRepository(this.repositories.length + 1, path, given);
    this.repositories.push(repository);
    this.#byPath.set(path.toLowerCase(), repository);
    this.#byId.set(repository.id, repository);
    return repository;
  }

  /** Gives a repository another path; the old one sends on to it. */
  rename(from: string, to: string): void {
    const repository = this.#byPath.get(from.toLowerCase());
    if (!repository) throw new Error(`no repository at ${from}`);
    this.#byPath.delete(from.toLowerCase());
    this.#moved.set(from.toLowerCase(), repository);
    repository.path = to;
    repository.name = to.split('/').at(-1) ?? to;
    this.#byPath.set(to.toLowerCase(), repository);
  }

  /** What lies at a path, as far as whoever asks may see it; `moved` where it lay there once. */
  find(path: string, isMember: boolean): { repository: FakeRepository; moved: boolean } | null {
    const now = this.#byPath.get(path.toLowerCase());
    const repository = now ?? this.#moved.get(path.toLowerCase());
    if (!repository || repository.removed || (repository.private && !isMember)) return null;
    return { repository, moved: now === undefined };
  }

  byId(id: number, isMember: boolean): FakeRepository | null {
    const repository = this.#byId.get(id);
    return repository && !repository.removed && (isMember || !repository.private) ? repository : null;
  }

  /** Repositories below a path, or all of them, by number. */
  below(path: string | null, isMember: boolean): FakeRepository[] {
    const prefix = path === null ? '' : `${path.toLowerCase()}/`;
    return this.repositories.filter(
      (each) => !each.removed && (isMember || !each.private) && each.path.toLowerCase().startsWith(prefix),
    );
  }

  async stop(): Promise<void> {
    const closed = new Promise((done) => this.#server.close(done));
    // What was answered half-way is not waited for.
    this.#server.closeAllConnections();
    await closed;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', this.origin);
    this.count += 1;
    const note = (status: number): void => {
      if (this.asked.length < 5000)
        this.asked.push({
          method: request.method ?? '',
          path: request.url ?? '',
          host: request.headers.host ?? '',
          authorization: request.headers.authorization ?? null,
          status,
          agent: request.headers['user-agent'] ?? '',
        });
    };
    const misfortune = this.misfortunes.find(({ path, times }) => times > 0 && path.test(request.url ?? ''));
    if (misfortune) {
      misfortune.times -= 1;
      note(typeof misfortune.how === 'object' ? misfortune.how.status : 0);
      if (misfortune.how === 'cut') request.socket.destroy();
      else if (misfortune.how === 'cut-in-body') {
        response
          .writeHead(200, { 'content-length': '1000' })
          .write('half of it', () => request.socket.destroy());
      } else if (misfortune.how !== 'hang') send(response, misfortune.how);
      return;
    }
    if (this.gitRoot !== null && /\.git(?:\/|$)/.test(url.pathname)) {
      note(200);
      serveGit(this, request, response);
      return;
    }
    const limited = this.#spend();
    const reply = limited ?? this.pages.get(url.pathname) ?? this.#route(request, url) ?? missing(this.kind);
    const etag = reply.headers?.etag;
    const isSame = reply.status === 200 && etag !== undefined && request.headers['if-none-match'] === etag;
    const shown = isSame ? { status: 304, headers: { etag } } : reply;
    note(shown.status);
    // GitHub does not count what has not changed.
    if (isSame && this.kind === 'github' && this.budget) this.budget.remaining += 1;
    send(response, { ...shown, headers: { ...shown.headers, ...this.#budgetHeaders() } });
  }

  #route(request: IncomingMessage, url: URL): FakeReply | null {
    const parts = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
    const size = Number(
      url.searchParams.get('per_page') ??
        url.searchParams.get('limit') ??
        url.searchParams.get('pagelen') ??
        20,
    );
    const most = this.kind === 'gitea' ? 50 : 100;
    return routes[this.kind]({
      forge: this,
      url,
      parts,
      page: Math.max(1, Number(url.searchParams.get('page') ?? 1)),
      size: Math.min(most, Math.max(1, size)),
      isMember: this.token !== null && (request.headers.authorization ?? '').endsWith(this.token),
    });
  }

  /** Counts a request; a refusal where none is left. */
  #spend(): FakeReply | null {
    if (!this.budget) return null;
    if (this.budget.resetsAt <= new Date()) this.budget = null;
    else if (this.budget.remaining > 0) this.budget.remaining -= 1;
    else if (this.kind === 'github')
      return { status: 403, body: { message: 'API rate limit exceeded for 127.0.0.1.' } };
    else return { status: 429, headers: { 'retry-after': '1' }, body: 'Retry later' };
    return null;
  }

  #budgetHeaders(): Record<string, string> {
    if (!this.budget) return {};
    const { limit, remaining, resetsAt } = this.budget;
    const values = {
      limit: String(limit),
      remaining: String(remaining),
      reset: String(Math.ceil(resetsAt.getTime() / 1000)),
    };
    const prefix = this.kind === 'gitlab' ? 'ratelimit' : 'x-ratelimit';
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}-${name}`, value]));
  }
}

function send(response: ServerResponse, { status, headers = {}, body }: FakeReply): void {
  const isText = typeof body === 'string';
  const text = body === undefined ? '' : isText ? body : JSON.stringify(body);
  response
    .writeHead(status, {
      'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json',
      ...headers,
    })
    .end(status === 304 ? undefined : text);
}

function missing(kind: FakeKind): FakeReply {
  const body = kind === 'gitlab' ? { message: '404 Project Not Found' } : { message: 'Not Found' };
  return { status: 404, body };
}
