import type { SoftwareActivity, Transaction } from '#lib/server/database/index.ts';

export interface ObservedActivity {
  activity: SoftwareActivity;
  observedAt: Date;
}

/** Keeps the newer of what stands and what is brought. */
export async function writeActivity(
  trx: Transaction,
  id: string,
  { activity, observedAt }: ObservedActivity,
): Promise<void> {
  await trx
    .insertInto('software_activity')
    .values({ software_id: id, activity: JSON.stringify(activity), observed_at: observedAt })
    .onConflict((conflict) =>
      conflict
        .column('software_id')
        .doUpdateSet({ activity: JSON.stringify(activity), observed_at: observedAt })
        .where('software_activity.observed_at', '<=', observedAt),
    )
    .execute();
}

/** By entry; what nobody has looked at is missing. */
export async function readActivities(
  trx: Transaction,
  ids: readonly string[],
): Promise<Map<string, ObservedActivity>> {
  if (ids.length === 0) return new Map();
  const rows = await trx
    .selectFrom('software_activity')
    .selectAll()
    .where('software_id', 'in', ids)
    .execute();
  return new Map(
    rows.map(({ software_id, activity, observed_at }) => [
      software_id,
      { activity, observedAt: observed_at },
    ]),
  );
}
