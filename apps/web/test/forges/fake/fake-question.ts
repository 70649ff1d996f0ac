import type { FakeRepository } from './fake-repository.ts';

/** What is answered to a question. */
export interface FakeReply {
  status: number;
  headers?: Record<string, string>;
  /** An object is written as JSON. */
  body?: unknown;
}

export interface FakeQuestion {
  forge: AskedForge;
  url: URL;
  /** The path, decoded part by part. */
  parts: string[];
  page: number;
  size: number;
  /** Whether the token of the forge was shown. */
  isMember: boolean;
}

export type FakeRoutes = (question: FakeQuestion) => FakeReply | null;

/** What an answer needs of the forge. */
export interface AskedForge {
  readonly origin: string;
  at(path: string): string;
  find(path: string, isMember: boolean): { repository: FakeRepository; moved: boolean } | null;
  byId(id: number, isMember: boolean): FakeRepository | null;
  below(path: string | null, isMember: boolean): FakeRepository[];
}
