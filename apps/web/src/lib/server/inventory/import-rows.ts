import type { Interpretation, SoftwareList } from '@allmende/inventory';
import type { ImportPlan, Meeting } from './plan-import.ts';
import { foldedDetail, type NewImportRow } from './store/imports.ts';

/**
 * What became of each row of a list, with the cells as the file gave them.
 *
 * @param created ids of the applications that were added, by the line that names them
 */
export function importRowsOf(
  list: SoftwareList,
  { folded, rejected }: Interpretation,
  plan: ImportPlan,
  created: ReadonlyMap<number, number>,
): NewImportRow[] {
  const rawByLine = new Map(list.rows.map((row) => [row.line, row.cells]));
  const idByLine = new Map(created);
  const standing: Meeting[] = [...plan.changed, ...plan.renamed, ...plan.unchanged, ...plan.takenBack];
  for (const { said, application } of standing) idByLine.set(said.line, application.id);
  const row = (line: number, rest: Partial<NewImportRow>): NewImportRow => ({
    line,
    raw: rawByLine.get(line) ?? [],
    outcome: 'accepted',
    reason: null,
    detail: null,
    applicationId: null,
    ...rest,
  });
  const left = (line: number, reason: string, name: string, applicationId: number | null): NewImportRow =>
    row(line, { outcome: 'folded', reason, detail: { name }, applicationId });
  return [
    ...[...idByLine].map(([line, applicationId]) => row(line, { applicationId })),
    ...folded.map((item) =>
      row(item.line, {
        outcome: 'folded',
        reason: item.kind,
        detail: foldedDetail(item),
        applicationId: item.into === undefined ? null : (idByLine.get(item.into) ?? null),
      }),
    ),
    ...plan.away.map(({ said }) => left(said.line, 'decided', said.fields.raw_name, null)),
    ...plan.stillRemoved.map(({ said, application }) =>
      left(said.line, 'removed', said.fields.raw_name, application.id),
    ),
    ...rejected.map(({ line, reason, detail }) =>
      row(line, { outcome: 'rejected', reason, detail: detail ?? null }),
    ),
  ];
}
