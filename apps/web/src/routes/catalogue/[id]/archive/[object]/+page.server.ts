import { readFile, readmeOf, readTree } from '#lib/server/archive/index.ts';
import { releaseOr404 } from './open-or-404.ts';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ params }) => {
  const release = await releaseOr404(params);
  const entries = await readTree(release.directory, release.directoryId);
  const readme = readmeOf(entries);
  const shown = readme ? await readFile(release.directory, readme) : null;
  return {
    id: params.id,
    object: params.object,
    software: release.repository.name,
    name: release.release?.name ?? null,
    revision: release.revisionId,
    at: release.release?.released_at.toISOString() ?? null,
    files: release.release?.files ?? null,
    bytes: release.release?.bytes ?? null,
    swhids: release.swhids,
    entries,
    readme: readme && shown?.kind === 'text' ? { name: readme.name, text: shown.text } : null,
  };
};
