import { sql } from 'kysely';
import type { Transaction } from './bound-kysely.ts';
import type { TableDescription } from './store-catalogue.ts';

/** Collects rows of texts and writes them by the hundred, or earlier when they are large. */
export class RowWriter {
  #rows: (string | null)[][] = [];
  #size = 0;

  private constructor(
    private readonly trx: Transaction,
    private readonly table: string,
    private readonly columns: { name: string; type: string }[],
  ) {}

  /** A writer for these columns; null when the table lacks one of them. */
  static for(trx: Transaction, table: TableDescription, names: string[]): RowWriter | null {
    const columns = names.flatMap((name) => table.columns.filter((column) => column.name === name));
    return columns.length === names.length ? new RowWriter(trx, table.name, columns) : null;
  }

  async add(row: (string | null)[]): Promise<void> {
    this.#rows.push(row);
    this.#size += row.reduce((sum, value) => sum + (value?.length ?? 0), 0);
    if (this.#rows.length >= 500 || this.#size > 4_000_000) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#rows.length === 0) return;
    const values = this.columns.map(
      ({ type }, index) => sql`${this.#rows.map((row) => row[index] ?? null)}::${arrayOf(type)}`,
    );
    const selected = this.columns.map(({ type }, index) => elementOf(type, index));
    const names = this.columns.map(({ name }) => sql.ref(name));
    await sql`
      insert into ${sql.table(this.table)} (${sql.join(names)}) overriding system value
      select ${sql.join(selected)} from unnest(${sql.join(values)}) as given (${sql.join(
        this.columns.map((_, index) => sql.ref(`c${index}`)),
      )})`.execute(this.trx);
    this.#rows = [];
    this.#size = 0;
  }
}

// An array of arrays would be unnested down to its single values: such columns travel as the text of an array.
function arrayOf(type: string) {
  return type.endsWith('[]') ? sql`text[]` : sql`${sql.raw(type)}[]`;
}

function elementOf(type: string, index: number) {
  const given = sql.ref(`given.c${index}`);
  return type.endsWith('[]') ? sql`${given}::${sql.raw(type)}` : given;
}
