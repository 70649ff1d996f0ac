import type { FindingCode } from './findings.ts';

/** The files beside publiccode.yml, as far as the caller can see them. */
export interface LocalFiles {
  /** Whether there is a file at a path from the root of the repository. */
  has(path: string): boolean;
  /** The first bytes of a file, eight at least. */
  start(path: string): Uint8Array | undefined;
  /** The path as it is to be told. */
  shown(path: string): string;
}

const EXTENSIONS = { logo: /\.(?:svg|svgz|png)$/iu, screenshot: /\.(?:jpg|png)$/iu } as const;
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What the reference parser says of an image in the repository. */
export function imageProblem(
  files: LocalFiles,
  path: string,
  kind: keyof typeof EXTENSIONS,
): { code: FindingCode; text: string } | undefined {
  if (!EXTENSIONS[kind].test(path))
    return { code: 'image-format', text: `invalid file extension for: ${files.shown(path)}` };
  if (!files.has(path)) return { code: 'file-missing', text: `no such file: ${files.shown(path)}` };
  const start = files.start(path);
  if (kind === 'logo' && /\.png$/iu.test(path) && start && !PNG.every((byte, index) => start[index] === byte))
    return { code: 'image-format', text: 'image: unknown format' };
  return undefined;
}
