import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerCatalogueApi } from '#lib/server/catalogue-api/index.ts';
import { answerExport } from '#lib/server/catalogue-exports/index.ts';
import type { CatalogueSearch } from '#lib/server/catalogue-search/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import { knowledge } from '../use-cases/given.ts';

export interface ServedCatalogue {
  origin: string;
  close(): Promise<void>;
}

/** What an Allmende gives other catalogues, over HTTP on this computer: its `/v1` and its open data. */
export async function serveCatalogue(db: Database): Promise<ServedCatalogue> {
  const catalogueSearch = {} as CatalogueSearch;
  return serve(async (request) => {
    const url = new URL(request.url);
    const file = /^\/catalogue\/export\/([^/]+)$/.exec(url.pathname)?.[1];
    const program = { db, knowledge, catalogueSearch };
    if (file !== undefined) {
      const asked = { file, request, url, base: url.origin, language: 'de' as const };
      return (await answerExport({ ...program, exports: '/nonexistent' }, asked)) ?? missing();
    }
    if (!url.pathname.startsWith('/v1/')) return missing();
    return answerCatalogueApi(request, {
      ...program,
      version: '0',
      language: 'de',
      // Each for itself: how often a network may ask is counted for all of them together.
      network: url.host,
      secret: () => null,
      pasetoKey: null,
      now: () => new Date(),
    });
  });
}

/** A catalogue of another make: it keeps what it is told, tells no origin, and pages by two. */
export class ForeignCatalogue {
  readonly software = new Map<string, { content: string; updatedAt: Date }>();
  /** Cuts the connection after so many pages. */
  breaksAfter = Infinity;
  #served: ServedCatalogue | undefined;
  #pages = 0;

  get origin(): string {
    return this.#served?.origin ?? '';
  }

  async start(): Promise<void> {
    this.#served = await serve((request) => Promise.resolve(this.#answer(new URL(request.url))));
  }

  async stop(): Promise<void> {
    await this.#served?.close();
  }

  #answer(url: URL): Response {
    if (url.pathname === '/v1/publishers') return json({ data: [], links: { prev: null, next: null } });
    if (url.pathname !== '/v1/software') return missing();
    this.#pages += 1;
    if (this.#pages > this.breaksAfter) return new Response('overloaded', { status: 403 });
    const from = Number(url.searchParams.get('page[after]') ?? 0);
    const all = [...this.software].map(([address, { content, updatedAt }], index) => ({
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      url: address,
      aliases: null,
      publiccodeYml: content,
      active: true,
      createdAt: updatedAt.toISOString(),
      updatedAt: updatedAt.toISOString(),
    }));
    const next = from + 2 < all.length ? `?page[after]=${from + 2}` : null;
    return json({ data: all.slice(from, from + 2), links: { prev: null, next } });
  }

  /** Takes over what another catalogue shows to anybody, as its own: that is how such crawlers do it. */
  async crawl(other: string): Promise<void> {
    for (let query: string | null = ''; query !== null;) {
      const response: Response = await fetch(`${other}/v1/software${query}`);
      const page = (await response.json()) as {
        data: { url: string; publiccodeYml: string }[];
        links: { next: string | null };
      };
      for (const { url, publiccodeYml: content } of page.data)
        if (this.software.get(url)?.content !== content)
          this.software.set(url, { content, updatedAt: new Date() });
      query = page.links.next;
    }
  }
}

const missing = (): Response => new Response('not found', { status: 404 });
const json = (value: unknown): Response =>
  new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } });

async function serve(answer: (request: Request) => Promise<Response>): Promise<ServedCatalogue> {
  const server: Server = createServer((incoming, outgoing) => {
    const { port } = server.address() as AddressInfo;
    const url = new URL(incoming.url ?? '/', `http://127.0.0.1:${port}`);
    const headers = Object.entries(incoming.headers).map(
      ([name, value]) => [name, String(value)] as [string, string],
    );
    void answer(new Request(url, { method: incoming.method ?? 'GET', headers })).then(
      async (response) => {
        outgoing.writeHead(response.status, Object.fromEntries(response.headers));
        outgoing.end(Buffer.from(await response.arrayBuffer()));
      },
      () => outgoing.destroy(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
