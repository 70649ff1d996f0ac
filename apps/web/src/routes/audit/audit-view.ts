import { texts, type Language } from '#lib/i18n/index.ts';
import type { App } from '#lib/server/app.ts';
import { listAudit, verifyAudit, type AuditFilter } from '#lib/server/audit/index.ts';
import type { Actor } from '#lib/server/database/index.ts';
import { accountNames } from '#lib/server/persons/index.ts';

const pageSize = 50;
const date = /^\d{4}-\d{2}-\d{2}$/;

/** What the address asks for; what makes no sense is left out. */
export function auditFilter(search: URLSearchParams): AuditFilter {
  const given = (name: string, pattern: RegExp): string | undefined => {
    const value = search.get(name)?.trim() ?? '';
    return pattern.test(value) ? value : undefined;
  };
  const text = /^.{1,200}$/;
  const provider = given('provider', /^\d{1,9}$/);
  const wanted = {
    from: given('from', date),
    to: given('to', date),
    account: given('person', text),
    operation: given('operation', text),
    subject: given('subject', text),
    provider: provider === undefined ? undefined : Number(provider),
  };
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
}

/** One page of the log of an authority, or for `null` of the instance, and the result of checking its chain. */
export async function auditView(
  { db }: App,
  actor: Actor | null,
  search: URLSearchParams,
  language: Language,
) {
  const filter = auditFilter(search);
  const before = Number(search.get('before'));
  const page = { before: Number.isSafeInteger(before) && before > 0 ? before : null, limit: pageSize };
  const { entries, next, head, choices } = await listAudit(db, actor, filter, page);
  const names = await accountNames(db, [...choices.accounts, ...entries.map(({ account }) => account)]);
  const t = texts(language).audit;
  const personOf = (account: string): string => names.get(account) ?? t.people[account] ?? account;
  const operationOf = (operation: string): string => t.operations[operation] ?? operation;
  const query = new URLSearchParams(search);
  for (const name of ['before', 'check', 'known']) query.delete(name);
  return {
    entries: entries.map((entry) => ({
      ...entry,
      person: personOf(entry.account),
      operation: operationOf(entry.operation),
      provider: choices.providers.find(({ id }) => id === entry.provider)?.name ?? null,
    })),
    next,
    isFirst: page.before === null,
    query: query.toString(),
    filter,
    total: head?.seq ?? 0,
    choices: {
      persons: choices.accounts
        .map((value) => ({ value, label: personOf(value) }))
        .sort((a, b) => a.label.localeCompare(b.label, language)),
      operations: choices.operations
        .map((value) => ({ value, label: operationOf(value) }))
        .sort((a, b) => a.label.localeCompare(b.label, language)),
      providers: choices.providers.map(({ id, name }) => ({ value: String(id), label: name })),
    },
    check: search.has('check') ? await checkOf(db, actor, search.get('known')?.trim() ?? '') : null,
    known: search.get('known') ?? '',
  };
}

async function checkOf(db: App['db'], actor: Actor | null, known: string) {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(known) ?? [];
  if (known !== '' && hash === undefined) return 'known-wrong' as const;
  return verifyAudit(db, actor, hash === undefined ? undefined : { seq: Number(seq), hash });
}
