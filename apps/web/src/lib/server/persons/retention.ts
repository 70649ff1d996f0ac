import { noteAuthority, noteChange, pruneAudit, withAudit } from '#lib/server/audit/index.ts';
import type { Database, Transaction } from '#lib/server/database/index.ts';
import {
  authoritiesWithRemoved,
  deleteDevices,
  deleteDrafts,
  deleteErasedAccounts,
  deleteErasures,
  deleteFlows,
  deleteJobs,
  deleteLinks,
  deleteRemoved,
  deleteReports,
  deleteSessions,
  deleteTokens,
} from './store/retention.ts';

/** How long something is kept, and from when on the time counts. The table in docs/audit.md is made from these. */
export interface RetentionRule {
  id: string;
  /** What is kept, and from when the days count. */
  what: { de: string; en: string };
  days: number;
  /** Deletes what is older than this moment, and tells how much that was. */
  run(db: Database, before: Date): Promise<number>;
}

const tenYears = 3653;
const plain = (remove: (trx: Transaction, before: Date) => Promise<number>) => (db: Database, before: Date) =>
  db.asOperator((trx) => remove(trx, before));

export const retentionRules: readonly RetentionRule[] = [
  {
    id: 'drafts',
    what: { de: 'hochgeladene, nicht bestätigte Listen', en: 'lists uploaded and not confirmed' },
    days: 1,
    run: plain(deleteDrafts),
  },
  {
    id: 'flows',
    what: { de: 'angefangene Anmeldungen, nach ihrem Ablauf', en: 'unfinished sign-ins, after they expired' },
    days: 1,
    run: plain(deleteFlows),
  },
  {
    id: 'sessions',
    what: { de: 'Sitzungen, nach ihrem Ablauf', en: 'sessions, after they expired' },
    days: 1,
    run: plain(deleteSessions),
  },
  {
    id: 'links',
    what: {
      de: 'Einladungen und andere einmalige Links, nach Gebrauch oder Ablauf',
      en: 'invitations and other one-time links, after they were used or expired',
    },
    days: 30,
    run: plain(deleteLinks),
  },
  {
    id: 'removed',
    what: {
      de: 'aus dem Bestand entfernte Anwendungen mit Antworten und Verlauf',
      en: 'applications removed from the inventory, with answers and history',
    },
    days: 30,
    run: forgetRemoved,
  },
  {
    id: 'accounts',
    what: { de: 'Konten gelöschter Personen (ohne Angaben)', en: 'accounts of erased persons (blank)' },
    days: 30,
    run: plain(deleteErasedAccounts),
  },
  {
    id: 'jobs',
    what: { de: 'abgeschlossene Aufträge', en: 'finished jobs' },
    days: 90,
    run: plain(deleteJobs),
  },
  {
    id: 'devices',
    what: {
      de: 'wiedererkannte Browser, nach der letzten Anmeldung',
      en: 'known browsers, after the last sign-in',
    },
    days: 180,
    run: plain(deleteDevices),
  },
  {
    id: 'reports',
    what: { de: 'gemeldete Probleme', en: 'reported problems' },
    days: 180,
    run: plain(deleteReports),
  },
  {
    id: 'tokens',
    what: {
      de: 'API-Schlüssel, nach Widerruf oder Ablauf',
      en: 'API tokens, after they were revoked or expired',
    },
    days: 365,
    run: plain(deleteTokens),
  },
  {
    id: 'erasures',
    what: {
      de: 'Liste gelöschter Personen (nur Kennungen), damit keine Sicherung sie zurückbringt',
      en: 'list of erased persons (ids only), so that no backup brings them back',
    },
    days: tenYears,
    run: plain(deleteErasures),
  },
  {
    id: 'audit',
    what: { de: 'Einträge des Protokolls', en: 'entries of the audit log' },
    days: tenYears,
    run: pruneAudit,
  },
];

/**
 * Deletes what has been kept long enough. For the operator, every night; the log tells what went.
 *
 * @example startWorker(db, nightlyHandler([(db) => retentionChore(db, new Date())]));
 */
export async function retentionChore(db: Database, now: Date): Promise<Record<string, number>> {
  const gone: Record<string, number> = {};
  for (const { id, days, run } of retentionRules) {
    const before = new Date(now.getTime() - days * 86_400_000);
    gone[id] = await withAudit(context(id), () => run(db, before));
  }
  return gone;
}

async function forgetRemoved(db: Database, before: Date): Promise<number> {
  let gone = 0;
  for (const authority of await db.asOperator((trx) => authoritiesWithRemoved(trx, before)))
    gone += await db.asOperator(async (trx) => {
      const count = await deleteRemoved(trx, authority, before);
      noteAuthority(trx, authority);
      noteChange(trx, { subject: 'removed-applications', before: { applications: count }, after: null });
      return count;
    });
  return gone;
}

function context(rule: string) {
  return {
    account: 'system',
    via: 'job',
    authority: null,
    mandate: null,
    operation: `job retention ${rule}`,
    subject: null,
    network: null,
    requestId: null,
  };
}
