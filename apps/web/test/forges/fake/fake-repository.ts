import { createHash } from 'node:crypto';

/** A repository as a made-up forge holds it. Persons are numbers. */
export interface FakeRepository {
  id: number;
  /** `stadt/baum`; at GitLab also `stadt/gruppe/baum`. */
  path: string;
  name: string;
  description: string;
  files: Record<string, string>;
  archived: boolean;
  private: boolean;
  empty: boolean;
  /** Answers 404 as if it had never been there. */
  removed: boolean;
  pushedAt: Date;
  branch: string;
  forkOf: string | null;
  protected: boolean;
  commits: { at: Date; by: number }[];
  tags: { name: string; at: Date; signed: boolean }[];
  issues: { number: number; by: number; at: Date; closedAt?: Date; comments: { by: number; at: Date }[] }[];
  merges: { number: number; by: number; at: Date; approvedBy: number | null }[];
}

export type NewRepository = Partial<Omit<FakeRepository, 'id' | 'path'>>;

/** A repository with everything that is not said made up. */
export function fakeRepository(id: number, path: string, given: NewRepository = {}): FakeRepository {
  return {
    id,
    path,
    name: path.split('/').at(-1) ?? path,
    description: '',
    files: {},
    archived: false,
    private: false,
    empty: false,
    removed: false,
    pushedAt: new Date(Date.UTC(2026, 0, 1) + id * 60_000),
    branch: 'main',
    forkOf: null,
    protected: true,
    commits: [],
    tags: [],
    issues: [],
    merges: [],
    ...given,
  };
}

/** What git would name a file, and forges give as its ETag. */
export function blobId(content: string): string {
  const bytes = Buffer.from(content);
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** A commit that changes with the content of the repository. */
export function commitId(repository: FakeRepository, path: string): string {
  return createHash('sha1')
    .update(`${repository.id} ${path} ${repository.files[path] ?? ''}`)
    .digest('hex');
}
