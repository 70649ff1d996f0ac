import type { PublicCode } from '@allmende/publiccode';

/** A picture that a file names. */
export interface NamedPicture {
  kind: 'logo' | 'screenshot';
  /** From 0, in the order in which they are shown. */
  position: number;
  /** As the file writes it. */
  path: string;
}

/** More screenshots than these are not taken over. */
const mostScreenshots = 8;

/**
 * The pictures that a file names: the logo, and the screenshots of all languages, each once, German ones first.
 *
 * @example picturesOf({ logo: 'logo.svg' }) // [{ kind: 'logo', position: 0, path: 'logo.svg' }]
 */
export function picturesOf(model: PublicCode): NamedPicture[] {
  const languages = Object.keys(model.description ?? {}).sort((a, b) => rank(a) - rank(b));
  const screenshots = new Set(
    languages.flatMap((language) => model.description?.[language]?.screenshots ?? []).filter(isPath),
  );
  const { logo } = model;
  return [
    ...(logo !== undefined && isPath(logo) ? [{ kind: 'logo', position: 0, path: logo } as const] : []),
    ...[...screenshots]
      .slice(0, mostScreenshots)
      .map((path, position) => ({ kind: 'screenshot', position, path }) as const),
  ];
}

const rank = (language: string): number => (/^de\b/i.test(language) ? 0 : /^en\b/i.test(language) ? 1 : 2);

const isPath = (path: unknown): path is string =>
  typeof path === 'string' && path.trim() !== '' && path.length <= 1000;
