import type { Federated, SoftwareStanding, SoftwareTable, Transaction } from '#lib/server/database/index.ts';
import { tellChange } from './catalogue-changes.ts';
import { hashOf, judgeFile, type JudgedFile } from './judge-file.ts';
import { linkForks, spellings } from './link-forks.ts';
import { nameFromUrl, normaliseRepositoryUrl } from './repository-url.ts';
import {
  insertAliases,
  insertEntry,
  insertVersion,
  lockEntry,
  selectEntry,
  selectEntryAt,
  updateEntry,
  type Entry,
} from './store.ts';

/** A publiccode.yml, and where it was found. */
export interface FoundFile {
  /** The repository. */
  url: string;
  content: string | Uint8Array;
  /** The commit, where it is known. */
  revision?: string | null;
  publisherId?: string | null;
  catalogId?: string | null;
  /** Other addresses of the same repository. */
  aliases?: readonly string[];
  origin: SoftwareTable['origin'];
  /** The catalogue that it came from; null for our own. */
  originUrl?: string | null;
  /** Which way it came from there. */
  federated?: Federated | null;
  now: Date;
}

export interface RecordedFile {
  id: string;
  outcome: 'new' | 'changed' | 'same' | 'revived';
  standing: Exclude<SoftwareStanding, 'gone'>;
}

/**
 * Takes a file into the catalogue, for the operator: a new entry, a new version of a known one, or only the note that
 * somebody has looked. Whatever its errors, the file is kept and shown with its findings; an entry that was gone is back.
 * Throws for an address that is none.
 *
 * @example await recordFile(trx, { url: 'https://gitlab.com/stadt/baum', content: yaml, origin: 'harvest', now });
 */
export async function recordFile(trx: Transaction, file: FoundFile): Promise<RecordedFile> {
  const url = normaliseRepositoryUrl(file.url);
  if (url === null) throw new Error(`not the address of a repository: ${file.url}`);
  const known = await lockedEntryAt(trx, url);
  const aliases = aliasesOf(file, known?.url ?? url);
  const isSame = known !== null && known.standing !== 'gone' && known.file_sha256 === hashOf(file.content);
  if (isSame) {
    await updateEntry(trx, known.id, { checked_at: file.now, ...belonging(file, known) });
    await insertAliases(trx, known.id, aliases, file.now);
    return { id: known.id, outcome: 'same', standing: known.standing as RecordedFile['standing'] };
  }
  const judged = judgeFile(file.content, known?.url ?? url, file.now.toISOString().slice(0, 10));
  const standing = judged.valid ? 'valid' : 'faulty';
  const id = known ? known.id : await addEntry(trx, url, file, judged);
  // Somebody else was faster with the same new address: then it is theirs that is brought up to date.
  if (id === null) return recordFile(trx, file);
  if (known) await changeEntry(trx, known, file, judged);
  if (known?.file_sha256 !== judged.sha256) await keepVersion(trx, id, file, judged);
  await insertAliases(trx, id, aliases, file.now);
  await linkForks(trx, id);
  tellChange(trx, { id, kind: 'recorded' });
  return {
    id,
    outcome: known === null ? 'new' : known.standing === 'gone' ? 'revived' : 'changed',
    standing,
  };
}

/** With `.git` or without is the same repository. */
async function lockedEntryAt(trx: Transaction, url: string): Promise<Entry | null> {
  const found = await selectEntryAt(trx, spellings(url));
  if (!found) return null;
  await lockEntry(trx, found.id);
  return selectEntry(trx, found.id);
}

async function addEntry(
  trx: Transaction,
  url: string,
  file: FoundFile,
  judged: JudgedFile,
): Promise<string | null> {
  return insertEntry(trx, {
    url,
    ...contentOf(judged, nameFromUrl(url)),
    origin: file.origin,
    origin_url: file.originUrl ?? null,
    federated: file.federated ? JSON.stringify(file.federated) : null,
    publisher_id: file.publisherId ?? null,
    catalog_id: file.catalogId ?? null,
    checked_at: file.now,
    created_at: file.now,
    updated_at: file.now,
  });
}

async function changeEntry(
  trx: Transaction,
  known: Entry,
  file: FoundFile,
  judged: JudgedFile,
): Promise<void> {
  await updateEntry(trx, known.id, {
    ...contentOf(judged, known.name),
    ...belonging(file, known),
    gone_reason: null,
    gone_since: null,
    checked_at: file.now,
    updated_at: file.now,
  });
}

/** A file that cannot be read has no name, but the entry had one. */
function contentOf(judged: JudgedFile, otherwiseNamed: string) {
  return {
    publiccode_yml: judged.text,
    file_sha256: judged.sha256,
    standing: judged.valid ? ('valid' as const) : ('faulty' as const),
    name: judged.model?.name?.trim().slice(0, 300) || otherwiseNamed,
    named_url: normaliseRepositoryUrl(judged.model?.url ?? ''),
    model: judged.model && JSON.stringify(judged.model),
    findings: JSON.stringify(judged.findings),
  };
}

/** Whose an entry is changes only where somebody says so. */
function belonging(file: FoundFile, known: Entry) {
  const { publisherId, catalogId } = file;
  return {
    ...(publisherId !== undefined && publisherId !== known.publisher_id && { publisher_id: publisherId }),
    ...(catalogId !== undefined && catalogId !== known.catalog_id && { catalog_id: catalogId }),
    // What we find ourselves is ours from then on; between two other catalogues, the one that is told now.
    ...((known.origin === 'federation' || file.origin === 'federation') && {
      origin: file.origin,
      origin_url: file.originUrl ?? null,
      federated: file.federated ? JSON.stringify(file.federated) : null,
    }),
  };
}

async function keepVersion(trx: Transaction, id: string, file: FoundFile, judged: JudgedFile): Promise<void> {
  await insertVersion(trx, {
    software_id: id,
    sha256: judged.sha256,
    content: judged.text,
    revision: file.revision ?? null,
    valid: judged.valid,
    seen_at: file.now,
  });
}

function aliasesOf({ aliases = [] }: FoundFile, url: string): string[] {
  const others = aliases.map(normaliseRepositoryUrl).filter((alias) => alias !== null && alias !== url);
  return [...new Set(others as string[])];
}
