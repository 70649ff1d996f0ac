import { error, fail } from '@sveltejs/kit';
import { texts, type Language } from '#lib/i18n/index.ts';
import type { App } from '#lib/server/app.ts';
import { erasePerson, exportMember, exportPerson, type ErasedBy } from '#lib/server/persons/index.ts';
import { attachment } from '#lib/server/security/index.ts';

/** What whoever asks may see of a person. */
export async function personRecord({ db }: App, account: string, by: ErasedBy) {
  const now = new Date();
  return typeof by === 'object'
    ? exportMember(db, by.authority, account, now)
    : exportPerson(db, account, now);
}

/** The same as a file. */
export async function personFile(
  app: App,
  account: string,
  by: ErasedBy,
  file: string,
  language: Language,
): Promise<Response> {
  const record = file === 'person.json' ? await personRecord(app, account, by) : null;
  if (!record) error(404, 'not found');
  const name = `${texts(language).persons.fileName}-${record.at.slice(0, 10)}.json`;
  return new Response(`${JSON.stringify(record, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': attachment(name),
    },
  });
}

/** Erases after the address of the account was typed; otherwise says what is wrong. */
export async function eraseConfirmed(
  app: App,
  account: string,
  by: ErasedBy,
  request: Request,
  language: Language,
) {
  const t = texts(language).persons;
  const typed = String((await request.formData()).get('confirm') ?? '').trim();
  const record = await personRecord(app, account, by);
  if (!record) error(404, 'not found');
  const { rows = [] } = record.tables.find(({ table }) => table === 'account') ?? {};
  const address = rows[0]?.['email'];
  if (typeof address !== 'string' || address.toLowerCase() !== typed.toLowerCase())
    return fail(422, { message: t.confirmWrong });
  const erased = await erasePerson(app.db, account, by);
  if (erased.ok) return { erased: erased.erased };
  if (erased.problem === 'not-found') error(404, 'not found');
  return fail(409, { message: t.lastOperator });
}
