import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { interpretList, readList, type ColumnMapping } from '@allmende/inventory';
import { parseAnswersFile } from '@allmende/sovereignty';
import { parse } from 'yaml';
import { actorFor, createAuthority } from '#lib/server/accounts/index.ts';
import { addContract, contractFields } from '#lib/server/contracts/index.ts';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { importReadList, type Recognition } from '#lib/server/inventory/index.ts';
import { idsByExternalId, saveSampleAnswers } from './store.ts';

/**
 * Fills a new store: the fictional town with its list and its answers, and an empty authority for the operator's own.
 * Throws when the sample files do not fit the program, which a test shows first.
 */
export async function seedSampleTown(db: Database, folder: string, recognition: Recognition): Promise<void> {
  const bytes = new Uint8Array(await readFile(join(folder, 'musterstadt.csv')));
  const answers = parse(await readFile(join(folder, 'musterstadt-answers.yaml'), 'utf8')) as {
    authority: string;
    workplaces: number;
  };
  const read = readList({ name: 'musterstadt.csv', bytes });
  if (!read.ok) throw new Error(`musterstadt.csv cannot be read: ${JSON.stringify(read.problems)}`);
  const parsed = parseAnswersFile(answers);
  if (!parsed.ok)
    throw new Error(`musterstadt-answers.yaml is not valid: ${JSON.stringify(parsed.problems)}`);

  const town = await createAuthority(db, {
    name: answers.authority,
    kind: 'municipality',
    key: 'sample-musterstadt',
    sample: true,
    workplaces: answers.workplaces,
    as_of: parsed.file.date,
  });
  await createAuthority(db, {
    name: 'Meine Verwaltung',
    kind: 'municipality',
    key: 'local-own',
    sample: false,
    workplaces: null,
    as_of: null,
  });
  const actor = actorFor(town);
  const mapping: ColumnMapping = Object.fromEntries(
    read.list.columns.map(({ index, role }) => [index, role]),
  );
  await importReadList(db, actor, {
    name: 'musterstadt.csv',
    size: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    list: read.list,
    mapping,
    interpretation: interpretList(read.list, mapping),
    recognition,
  });
  await db.asActor(actor, (trx) => saveSampleAnswers(trx, parsed.file.applications));
  await addSampleContracts(db, actor, folder);
}

/** Contracts name their applications by the number in the list. */
async function addSampleContracts(db: Database, actor: Actor, folder: string): Promise<void> {
  const contracts = parse(await readFile(join(folder, 'musterstadt-contracts.yaml'), 'utf8')) as {
    title: string;
    applications: string[];
  }[];
  const ids = await db.asActor(actor, (trx) => idsByExternalId(trx));
  for (const contract of contracts) {
    const applications = contract.applications.map((number) => ids.get(number));
    const fields = contractFields.safeParse({ ...contract, applications });
    const added = fields.success && (await addContract(db, actor, fields.data));
    if (!added || !added.ok) throw new Error(`the sample contract does not fit: ${contract.title}`);
  }
}
