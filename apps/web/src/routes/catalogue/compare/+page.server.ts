import { app } from '#lib/server/app.ts';
import { viewEntry, type EntryView } from '#lib/server/catalogue-entry/index.ts';
import type { PageServerLoad } from './$types.ts';

const MOST = 4;

export const load: PageServerLoad = async ({ url, locals }) => {
  const asked = [...new Set(url.searchParams.getAll('id'))];
  const entries: EntryView[] = [];
  for (const id of asked.slice(0, MOST)) {
    const entry = await viewEntry(app(), id, locals.language);
    const shown =
      entry && entry.movedTo !== null ? await viewEntry(app(), entry.movedTo, locals.language) : entry;
    if (shown && shown.movedTo === null && !entries.some((each) => each.id === shown.id)) entries.push(shown);
  }
  return {
    entries,
    isMissing: entries.length < Math.min(MOST, asked.length),
    isTooMany: asked.length > MOST,
  };
};
