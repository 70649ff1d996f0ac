import { redirect } from '@sveltejs/kit';
import { formatSwhid, readFile, readTree } from '#lib/server/archive/index.ts';
import { entryOr404, releaseOr404 } from '../../open-or-404.ts';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ params }) => {
  const release = await releaseOr404(params);
  const entry = await entryOr404(release, params.path);
  const { directory, repository, objectId, revisionId, swhids } = release;
  if (entry.path.length === 0) redirect(303, `/catalogue/${repository.software_id}/archive/${objectId}`);
  const isTag = swhids[0]?.kind === 'rel';
  const qualifiers = {
    origin: repository.url,
    ...(repository.snapshot !== null && { visit: `swh:1:snp:${repository.snapshot}` }),
    anchor: isTag ? `swh:1:rel:${objectId}` : `swh:1:rev:${revisionId}`,
    path: `/${entry.path.join('/')}`,
  };
  const kind: 'dir' | 'cnt' = entry.kind === 'directory' ? 'dir' : 'cnt';
  return {
    id: params.id,
    object: params.object,
    software: repository.name,
    release: release.release?.name ?? null,
    revision: revisionId,
    path: entry.path,
    entry: { kind: entry.kind, id: entry.id, bytes: entry.bytes },
    swhid:
      entry.kind === 'submodule' ? null : { kind, text: formatSwhid({ kind, id: entry.id, qualifiers }) },
    entries: entry.kind === 'directory' ? await readTree(directory, entry.id) : [],
    file: entry.kind === 'file' || entry.kind === 'link' ? await readFile(directory, entry) : null,
  };
};
