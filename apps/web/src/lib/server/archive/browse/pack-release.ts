import { streamGit } from '../serve/stream-git.ts';
import type { OpenRelease } from './open-release.ts';

export const PACKAGE_FORMATS = ['tar.gz', 'zip'] as const;
export type PackageFormat = (typeof PACKAGE_FORMATS)[number];

const types = { 'tar.gz': 'application/gzip', zip: 'application/zip' } as const;

/**
 * A release as one file, as `git` packs it: every file, byte for byte as it was committed, whatever its `.gitattributes`
 * ask for. `body` is null when too many read already.
 *
 * @example packRelease(release, 'zip', address).name // 'baumkataster-v1.0.zip'
 */
export function packRelease(
  release: OpenRelease,
  format: PackageFormat,
  who: string,
): { name: string; type: string; body: ReadableStream<Uint8Array> | null } {
  const name = packageName(release);
  const git = format === 'zip' ? 'zip' : 'tar';
  const args = ['archive', `--format=${git}`, `--prefix=${name}/`, release.revisionId];
  return {
    name: `${name}.${format}`,
    type: types[format],
    body: streamGit(release.directory, args, { who, gzip: format === 'tar.gz' }),
  };
}

/** Plain letters, digits, dots and hyphens, so that it is the same name on every system and no path anywhere. */
function packageName({ repository, release, revisionId }: OpenRelease): string {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replaceAll('ä', 'ae')
      .replaceAll('ö', 'oe')
      .replaceAll('ü', 'ue')
      .replaceAll('ß', 'ss')
      .replace(/[^a-z0-9.]+/g, '-')
      .replace(/^[-.]+/, '')
      .slice(0, 60)
      .replace(/(?<![-.])[-.]+$/, '');
  const which = release ? plain(release.name) : '';
  return `${plain(repository.name) || 'software'}-${which || revisionId.slice(0, 12)}`;
}
