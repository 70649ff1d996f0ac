import type { ImportChoices } from '#lib/server/database/index.ts';
import { changedFields, keptFields, nameKey, type ImportedFields } from './application-fields.ts';
import { findRenames, type RenameReason } from './find-renames.ts';
import { changedMatch, type MatchedFields } from './matched-fields.ts';
import type { Said } from './what-list-says.ts';

/** An application as far as a list can change it. */
export type KnownApplication = ImportedFields &
  Pick<MatchedFields, 'match_key' | 'product_id' | 'match_state'> & {
    id: number;
    source_key: string;
    edited: readonly string[];
    /** Taken out of the inventory by a person, or decided to be no application of its own. */
    removed: boolean;
  };

/** That an application stood in earlier lists of the same source. */
export interface Seen {
  applicationId: number;
  key: string;
  /** The newest list of the source was without it. */
  missing: boolean;
}

/** What is in the store before a list comes in. */
export interface Standing {
  applications: readonly KnownApplication[];
  /** Of the source that the list belongs to; empty for a new one. */
  seen: readonly Seen[];
}

export interface Addition {
  said: Said;
  /** Under which the application is stored; no other one in the inventory bears it. */
  sourceKey: string;
}

/** An application that the list names, and what that does to it. */
export interface Meeting {
  application: KnownApplication;
  said: Said;
  /** New values; empty when nothing changes. */
  set: Partial<ImportedFields & MatchedFields & { source_key: string }>;
  /** Fields that stay as a person wrote them, although the list says something else. */
  kept: (keyof ImportedFields)[];
  /** Was missing from the lists of the source, and is there again. */
  returned: boolean;
}

export interface Rename extends Meeting {
  reason: RenameReason;
}

/** Every entry of the list stands in exactly one of the lists, `gone` and `missing` aside. */
export interface ImportPlan {
  added: Addition[];
  changed: Meeting[];
  renamed: Rename[];
  unchanged: Meeting[];
  /** Removed by hand, and named by the list again: they stay removed. */
  stillRemoved: Meeting[];
  /** Removed by hand, and taken back on request. */
  takenBack: Meeting[];
  /** Entries that a person has decided to be no application of its own, with it where there is one. */
  away: { said: Said; application: KnownApplication | null }[];
  /** In the inventory, and since this list missing from the source. */
  gone: KnownApplication[];
  /** Ids of everything that is missing from the source since this list, also of what was removed. */
  missing: number[];
}

export const noChoices: ImportChoices = { separate: [], back: [] };

/**
 * What a list changes. It says nothing about applications that its source never named. A field that the list leaves
 * empty stays, and so does one that a person has corrected. Planning anew after writing the plan finds nothing to add,
 * change or miss.
 *
 * @param source the id that the source has or will have
 * @example planImport(standing, said, noChoices, 7).gone.map(({ name }) => name) // ['Altverfahren']
 */
export function planImport(
  standing: Standing,
  said: readonly Said[],
  choices: ImportChoices,
  source: number | 'new',
): ImportPlan {
  const { met, rest } = meet(standing, said, choices);
  const seenIds = new Map(standing.seen.map((seen) => [seen.applicationId, seen]));
  const byId = new Map(standing.applications.map((application) => [application.id, application]));
  const metIds = new Set([...met.values()].map(({ id }) => id));
  const vanished = standing.seen.flatMap((seen) => {
    const application = byId.get(seen.applicationId);
    return application && !seen.missing && !metIds.has(application.id) ? [application] : [];
  });
  const separate = new Set(choices.separate);
  const renames = findRenames(
    rest.filter(({ away }) => !away),
    vanished.filter(({ id, removed }) => !removed && !separate.has(id)),
  );
  const renamedAs = new Map([...renames].map(([id, { said: entry, reason }]) => [entry, { id, reason }]));

  const plan: ImportPlan = {
    added: [],
    changed: [],
    renamed: [],
    unchanged: [],
    stillRemoved: [],
    takenBack: [],
    away: [],
    gone: vanished.filter(({ id, removed }) => !removed && !renames.has(id)),
    missing: vanished.filter(({ id }) => !renames.has(id)).map(({ id }) => id),
  };
  const keys = new Set(
    standing.applications.flatMap(({ removed, source_key }) => (removed ? [] : [source_key])),
  );
  const back = new Set(choices.back);
  for (const entry of said) {
    const rename = renamedAs.get(entry);
    const application = met.get(entry) ?? (rename && byId.get(rename.id));
    if (entry.away) {
      plan.away.push({ said: entry, application: application ?? null });
    } else if (!application) {
      plan.added.push({ said: entry, sourceKey: freeKey(storedKey(entry, source), keys) });
    } else {
      const meeting = meetingOf(application, entry, seenIds.get(application.id)?.missing ?? false);
      if (application.removed && !back.has(application.id)) plan.stillRemoved.push(meeting);
      else if (application.removed) plan.takenBack.push(withFreeKey(meeting, keys));
      else if (rename) plan.renamed.push({ ...withNewKey(meeting, keys), reason: rename.reason });
      else if (isRename(meeting)) plan.renamed.push({ ...meeting, reason: 'same-id' });
      else if (Object.keys(meeting.set).length > 0) plan.changed.push(meeting);
      else plan.unchanged.push(meeting);
    }
  }
  return plan;
}

/** Which entries mean an application that is known already; each application is meant at most once. */
function meet(
  { applications, seen }: Standing,
  said: readonly Said[],
  { separate }: ImportChoices,
): { met: Map<Said, KnownApplication>; rest: Said[] } {
  const byId = new Map(applications.map((application) => [application.id, application]));
  const keyInSource = new Map(seen.map(({ applicationId, key }) => [applicationId, key]));
  const bySight = new Map<string, KnownApplication>();
  // What stands outranks what was removed, and what is there what is missing.
  const inOrder = seen.toSorted((a, b) => rank(a, byId) - rank(b, byId) || a.applicationId - b.applicationId);
  for (const { key, applicationId } of inOrder) {
    const application = byId.get(applicationId);
    if (application) bySight.set(key, application);
  }
  const met = new Map<Said, KnownApplication>();
  const taken = new Set<number>();
  const take = (entry: Said, application: KnownApplication | undefined): void => {
    if (!application || taken.has(application.id) || met.has(entry)) return;
    if (separate.includes(application.id) && application.match_key !== entry.matched.match_key) return;
    met.set(entry, application);
    taken.add(application.id);
  };
  for (const entry of said) take(entry, bySight.get(entry.key));
  const byName = new Map<string, KnownApplication>();
  for (const application of applications)
    for (const key of [application.source_key, nameKey(application.match_key, application.department)]) {
      const known = byName.get(key);
      if (!known || (known.removed && !application.removed)) byName.set(key, application);
    }
  for (const entry of said) {
    const application = byName.get(hasId(entry.key) ? entry.nameKey : entry.key);
    // Two ids in one system are two things, whatever they are called.
    const apart = application && hasId(entry.key) && hasId(keyInSource.get(application.id) ?? '');
    if (!apart) take(entry, application);
  }
  return { met, rest: said.filter((entry) => !met.has(entry)) };
}

function hasId(key: string): boolean {
  return key.startsWith('id:');
}

function rank({ applicationId, missing }: Seen, byId: ReadonlyMap<number, KnownApplication>): number {
  return (byId.get(applicationId)?.removed ? 0 : 2) + (missing ? 0 : 1);
}

function meetingOf(application: KnownApplication, said: Said, returned: boolean): Meeting {
  const key = said.matched.match_key;
  const set = {
    ...changedFields(application, said.fields, application.edited),
    ...(application.match_key === key ? {} : { match_key: key }),
    ...changedMatch(application, said.matched),
  };
  return { application, said, set, kept: keptFields(application, said.fields, application.edited), returned };
}

function isRename({ application, said }: Meeting): boolean {
  return application.match_key !== said.matched.match_key;
}

/** Ids count within one source only. */
function storedKey({ key }: Said, source: number | 'new'): string {
  return hasId(key) ? `source:${source}|${key}` : key;
}

function freeKey(wanted: string, taken: Set<string>): string {
  let key = wanted;
  for (let count = 2; taken.has(key); count++) key = `${wanted}~${count}`;
  taken.add(key);
  return key;
}

function withFreeKey(meeting: Meeting, taken: Set<string>): Meeting {
  const own = meeting.application.source_key;
  const key = freeKey(own, taken);
  return key === own ? meeting : { ...meeting, set: { ...meeting.set, source_key: key } };
}

/** Under its new name the application is known to other sources, too. */
function withNewKey(meeting: Meeting, taken: Set<string>): Meeting {
  const { application, said, set } = meeting;
  if (hasId(said.key) || application.source_key === said.key || taken.has(said.key)) return meeting;
  taken.add(said.key);
  return { ...meeting, set: { ...set, source_key: said.key } };
}
