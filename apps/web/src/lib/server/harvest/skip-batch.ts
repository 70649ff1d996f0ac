import { noteChecked } from '#lib/server/catalogue/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import { touchRepositories, type StoredRepository } from './store/repositories.ts';

const atOnce = 200;

/** Notes for many repositories in one transaction that a run has seen them and that there was nothing to ask. */
export class SkipBatch {
  readonly #db: Database;
  readonly #run: number;
  #rows: StoredRepository[] = [];

  constructor(db: Database, run: number) {
    this.#db = db;
    this.#run = run;
  }

  async add(row: StoredRepository): Promise<void> {
    this.#rows.push(row);
    if (this.#rows.length >= atOnce) await this.write();
  }

  /** Writes what is left. */
  async write(): Promise<void> {
    const rows = this.#rows;
    this.#rows = [];
    if (rows.length === 0) return;
    const now = new Date();
    const entries = rows.flatMap(({ software_id }) => (software_id === null ? [] : [software_id]));
    await this.#db.asOperator(async (trx) => {
      await touchRepositories(
        trx,
        rows.map(({ id }) => id),
        { run_id: this.#run, checked_at: now },
      );
      await noteChecked(trx, entries, now);
    });
  }
}
