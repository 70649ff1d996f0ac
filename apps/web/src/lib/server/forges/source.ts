import type { ForgeTrouble } from './forge-trouble.ts';
import type { ForgeKind, Repository } from './repository.ts';

/** What a catalogue may be fed from. */
export const SOURCE_KINDS = [
  'publishers',
  'list',
  'munich',
  'catalogue',
  'repository',
  'organisation',
  'forge',
] as const;

/**
 * - `publishers`: a list in the format of Developers Italia (YAML);
 * - `list`: one in Allmende's own format (docs/harvesting.md);
 * - `munich`: the list of the open source of the city of Munich (CSV);
 * - `catalogue`: another catalogue's `/v1` API, by its base address;
 * - `repository`, `organisation` (with its subgroups), `forge` (all that is public).
 */
export interface Source {
  kind: (typeof SOURCE_KINDS)[number];
  url: string;
  /** Where the program of the forge is known; else it is found out. */
  forge?: ForgeKind | undefined;
  /** A list that was handed in instead of being fetched; `url` then only names it. */
  content?: Uint8Array | undefined;
}

/** Somebody who publishes code, as a list names them. */
export interface ListedPublisher {
  /** The list's own key: stable in it, not beyond it. */
  key: string;
  name: string;
  email: string | null;
  organisations: string[];
  repositories: string[];
}

/** An entry of another catalogue. */
export interface ListedEntry {
  url: string;
  aliases: string[];
  /** The publiccode.yml as the other catalogue keeps it. */
  content: string;
  active: boolean;
  /** Its id there. */
  id: string;
  catalogId: string | null;
  createdAt: Date | null;
  updatedAt: Date | null;
  /** The catalogues that it came through to that one; none for what it has found itself. */
  via: string[];
  /** When the file changed where it was found; null where that is not told. */
  modifiedAt: Date | null;
}

/**
 * What a source yields, one after the other. `cursor` leads back to the page on which an item stood: whoever was
 * interrupted gives it to {@link readSource} and sees that page again, but none before.
 */
export type SourceItem = { cursor: string } & (
  | { kind: 'publisher'; publisher: ListedPublisher }
  | { kind: 'repository'; repository: Repository; publisherKey: string | null }
  | { kind: 'entry'; entry: ListedEntry }
  /** One part could not be read (an organisation that is gone, a line that is none); the rest goes on. */
  | { kind: 'trouble'; at: string; trouble: ForgeTrouble }
  /** A repository that is not to be had, with the reason. */
  | {
      kind: 'gone';
      url: string;
      reason: 'removed' | 'moved' | 'private';
      movedTo: string | null;
      publisherKey: string | null;
    }
);
