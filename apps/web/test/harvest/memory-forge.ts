import { createHash } from 'node:crypto';
import type {
  Activity,
  Asked,
  FoundFile,
  FoundRepository,
  Repository,
  RepositoryAddress,
  SourceItem,
} from '#lib/server/forges/index.ts';
import type { HarvestForges } from '#lib/server/harvest/index.ts';

/** A repository of the made-up forge. */
export interface MemoryRepository {
  id: string;
  /** Owner and name. */
  path: string;
  file: string | null;
  archived: boolean;
  private: boolean;
  pushedAt: Date | null;
}

/**
 * A forge in memory, as a harvest sees one; it counts what it is asked. What the programs of forges answer over HTTP is
 * the matter of `../forges/fake`; here thousands of histories have to run in seconds.
 */
export class MemoryForge implements HarvestForges {
  readonly origin: string;
  readonly repositories = new Map<string, MemoryRepository>();
  /** Old addresses lead on, until somebody else takes them. */
  readonly redirects = new Map<string, string>();
  /** Every answer is this trouble. */
  trouble: { code: 'unreachable' | 'rate-limited'; until?: Date } | null = null;
  asked = { listings: 0, repositories: 0, files: 0, notModified: 0 };
  perPage = 10;
  #next = 1;

  constructor(origin: string) {
    this.origin = origin;
  }

  create(path: string, file: string | null, more: Partial<MemoryRepository> = {}): MemoryRepository {
    const repository: MemoryRepository = {
      id: String(this.#next++),
      path,
      file,
      archived: false,
      private: false,
      pushedAt: new Date('2026-01-01T00:00:00Z'),
      ...more,
    };
    this.redirects.delete(path);
    this.repositories.set(repository.id, repository);
    return repository;
  }

  urlOf({ path }: Pick<MemoryRepository, 'path'>): string {
    return `${this.origin}/${path}`;
  }

  push(repository: MemoryRepository, file: string | null): void {
    repository.file = file;
    repository.pushedAt = new Date((repository.pushedAt?.getTime() ?? 0) + 86_400_000);
  }

  rename(repository: MemoryRepository, path: string): void {
    this.redirects.set(repository.path, repository.id);
    this.redirects.delete(path);
    repository.path = path;
  }

  remove(repository: MemoryRepository): void {
    this.repositories.delete(repository.id);
  }

  async *readSource(_: unknown, { from }: { from: string | null }): AsyncIterable<SourceItem> {
    const all = [...this.repositories.values()].sort((a, b) => a.path.localeCompare(b.path));
    for (let page = Number(from ?? 0); page * this.perPage < all.length; page += 1) {
      this.asked.listings += 1;
      const cursor = String(page);
      if (this.trouble) {
        yield { kind: 'trouble', at: this.origin, trouble: this.trouble, cursor };
        return;
      }
      for (const each of all.slice(page * this.perPage, (page + 1) * this.perPage))
        if (!each.private)
          yield { kind: 'repository', repository: this.#describe(each), publisherKey: null, cursor };
      await Promise.resolve();
    }
  }

  repositoryAt(address: RepositoryAddress): Promise<FoundRepository> {
    this.asked.repositories += 1;
    if (this.trouble) return Promise.resolve({ outcome: 'unreachable', trouble: this.trouble });
    const found = this.#find(address);
    if (!found || found.private)
      return Promise.resolve({ outcome: 'gone', reason: found ? 'private' : 'removed', movedTo: null });
    return Promise.resolve({ outcome: 'found', repository: this.#describe(found) });
  }

  /** Tells that every repository rests. */
  activityOf(_address: RepositoryAddress, now: Date): Promise<Asked<Activity>> {
    const unknown = { authors: null, busFactor: null, releases: null, issues: null, branch: null };
    return Promise.resolve({
      ok: true,
      value: {
        ...unknown,
        at: now,
        commitsPerWeek: Array.from({ length: 26 }, () => 0),
        securityFile: null,
        mergeRequests: null,
      },
    });
  }

  fetchFile(address: RepositoryAddress, known: { etag: string | null } | null): Promise<FoundFile> {
    this.asked.files += 1;
    if (this.trouble) return Promise.resolve({ outcome: 'unreachable', trouble: this.trouble });
    const found = this.#find({ url: address.url });
    const gone = (reason: 'removed' | 'private' | 'no-file'): FoundFile => ({
      outcome: 'gone',
      reason: known === null ? 'no-file' : reason,
      movedTo: null,
    });
    if (!found) return Promise.resolve(gone('removed'));
    if (found.private) return Promise.resolve(gone('private'));
    if (found.file === null) return Promise.resolve(gone('no-file'));
    const etag = createHash('sha256').update(found.file).digest('hex');
    if (known?.etag === etag) {
      this.asked.notModified += 1;
      return Promise.resolve({ outcome: 'unchanged' });
    }
    const movedTo = this.urlOf(found) === address.url ? null : this.urlOf(found);
    const bytes = new TextEncoder().encode(found.file);
    return Promise.resolve({
      outcome: 'found',
      bytes,
      movedTo,
      path: 'publiccode.yml',
      etag,
      revision: null,
    });
  }

  #find({ url, forgeId }: RepositoryAddress): MemoryRepository | undefined {
    if (forgeId != null) return this.repositories.get(forgeId);
    const path = url.slice(this.origin.length + 1);
    const all = [...this.repositories.values()];
    return all.find((each) => each.path === path) ?? this.repositories.get(this.redirects.get(path) ?? '');
  }

  #describe(each: MemoryRepository): Repository {
    return {
      forge: 'gitea',
      url: this.urlOf(each),
      cloneUrl: `${this.urlOf(each)}.git`,
      forgeId: each.id,
      name: each.path,
      description: null,
      archived: each.archived,
      private: each.private,
      empty: false,
      pushedAt: each.pushedAt,
      defaultBranch: 'main',
      fork: false,
      forkOf: null,
      movedFrom: null,
    };
  }
}
