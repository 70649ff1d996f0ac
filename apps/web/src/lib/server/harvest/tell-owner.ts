import { describeFinding, type Finding } from '@allmende/publiccode';
import { texts, type Language } from '#lib/i18n/index.ts';
import { sendMail } from '#lib/server/accounts/index.ts';
import { noteChange } from '#lib/server/audit/index.ts';
import { entryById, publisherEmail, type Entry } from '#lib/server/catalogue/index.ts';
import type { Database, Transaction } from '#lib/server/database/index.ts';
import { jobOf } from '#lib/server/jobs/index.ts';
import { repositoriesOfEntry } from './store/repositories.ts';
import { selectSource } from './store/sources.ts';

/** So many findings stand in the text itself; whoever opens the page sees all. */
const mostTold = 15;
const mostAddresses = 5;
const germanSpeaking = new Set(['DE', 'AT', 'CH', 'LI', 'LU']);

/** What an owner can be told about a file, and how. */
export interface OwnerView {
  entry: Pick<Entry, 'id' | 'name' | 'url' | 'standing' | 'checked_at'>;
  findings: (Pick<Finding, 'severity' | 'key' | 'line'> & { message: string; remedy: string })[];
  /** Ready to paste, in the language of the owner. */
  issue: { language: Language; title: string; text: string };
  /** Where a new issue is opened; null where the forge is not known. */
  newIssue: string | null;
  addresses: string[];
  mayMail: boolean;
  mailed: boolean;
}

/**
 * What the owner of an entry's file can be told; null for no entry.
 *
 * @param page the permanent address of this view, for the text
 * @param issueLanguage the language of the text; by the country of the software where left out
 */
export async function viewOwner(
  db: Database,
  id: string,
  language: Language,
  page: string,
  issueLanguage: Language | null = null,
): Promise<OwnerView | null> {
  return db.asOperator(async (trx) => {
    const entry = await entryById(trx, id);
    if (!entry) return null;
    const { forge, mayMail } = await sourceOf(trx, id);
    return {
      entry: {
        id: entry.id,
        name: entry.name,
        url: entry.url,
        standing: entry.standing,
        checked_at: entry.checked_at,
      },
      findings: described(entry, language),
      issue: issueOf(entry, issueLanguage ?? languageOf(entry), page),
      newIssue: newIssueAt(entry.url, forge),
      addresses: await addressesOf(trx, entry),
      mayMail,
      mailed: (await jobOf(trx, 'send-mail', mailKey(entry))) !== null,
    };
  });
}

export type MailedOwner = 'mailed' | 'already' | 'not-allowed' | 'no-address' | 'nothing-wrong';

/** Sends the text to the addresses that file and publisher name: once for each version of the file. */
export async function mailOwner(db: Database, id: string, page: string): Promise<MailedOwner> {
  return db.asOperator(async (trx) => {
    const entry = await entryById(trx, id);
    if (entry?.standing !== 'faulty') return 'nothing-wrong';
    if (!(await sourceOf(trx, id)).mayMail) return 'not-allowed';
    const addresses = await addressesOf(trx, entry);
    if (addresses.length === 0) return 'no-address';
    const key = mailKey(entry);
    if ((await jobOf(trx, 'send-mail', key)) !== null) return 'already';
    const { title, text } = issueOf(entry, languageOf(entry), page);
    for (const [index, email] of addresses.entries())
      await sendMail(trx, {
        to: { email, name: '' },
        subject: title,
        text,
        key: index === 0 ? key : `${key}:${index}`,
      });
    noteChange(trx, { subject: `software:${id}`, before: null, after: { mails: addresses.length } });
    return 'mailed';
  });
}

const mailKey = ({ id, file_sha256 }: Entry): string => `owner:${id}:${file_sha256}`;

/** By the country that the software was made for, else by the language of its description. */
function languageOf({ model }: Entry): Language {
  const countries = model?.intendedAudience?.countries ?? [];
  if (countries.length > 0)
    return countries.some((each) => germanSpeaking.has(each.toUpperCase())) ? 'de' : 'en';
  return Object.keys(model?.description ?? {}).some((tag) => /^de\b/i.test(tag)) ? 'de' : 'en';
}

function described({ findings }: Entry, language: Language): OwnerView['findings'] {
  return findings.map((finding) => {
    const { severity, key, line } = finding;
    return { severity, key, line, ...describeFinding(finding as Finding, language) };
  });
}

function issueOf(entry: Entry, language: Language, page: string): OwnerView['issue'] {
  const t = texts(language).harvest.owner;
  const wrong = described(entry, language).filter(({ severity }) => severity !== 'note');
  const told = wrong.slice(0, mostTold).map(({ line, key, message, remedy }) => {
    const where = `${t.line(line)}${key === '' ? '' : `\`${key.replaceAll('`', '')}\` – `}`;
    return `${where}${message}${remedy === '' ? '' : ` ${remedy}`}`;
  });
  const text = t.issue({ url: entry.url, findings: told, rest: wrong.length - told.length, page });
  return { language, title: t.issueTitle, text };
}

async function addressesOf(trx: Transaction, { model, publisher_id }: Entry): Promise<string[]> {
  const ofPublisher = publisher_id === null ? null : await publisherEmail(trx, publisher_id);
  const named = [...(model?.maintenance?.contacts ?? []).map(({ email }) => email), ofPublisher];
  const valid = named.filter(
    (each) => typeof each === 'string' && /^[^\s@<>",;]{1,64}@[^\s@<>",;]{3,190}$/.test(each),
  );
  return [...new Set(valid as string[])].slice(0, mostAddresses);
}

async function sourceOf(trx: Transaction, id: string): Promise<{ forge: string | null; mayMail: boolean }> {
  const [row] = await repositoriesOfEntry(trx, id);
  const source = row?.source_id == null ? null : await selectSource(trx, row.source_id);
  return { forge: row?.forge ?? null, mayMail: source?.may_mail ?? false };
}

function newIssueAt(url: string, forge: string | null): string | null {
  const plain = url.replace(/\.git$/, '');
  const path = { gitlab: '/-/issues/new', github: '/issues/new', gitea: '/issues/new' }[forge ?? ''];
  return path === undefined ? null : plain + path;
}
