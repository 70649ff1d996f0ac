import { isHttpUrl, parseAddress } from '../checks/addresses.ts';
import { imageProblem } from '../local-files.ts';
import type { TextContext } from './text-context.ts';
import type { Report, Spot } from './report.ts';

/** `.jpeg` is a JPG by another ending, which the reference parser does not take. */
const ENDINGS = { logo: ['svg', 'svgz', 'png'], screenshot: ['png', 'jpg', 'jpeg'] } as const;

/** A picture in the repository: a path from its root, or an address. */
export function checkImage(kind: keyof typeof ENDINGS) {
  return (text: string, spot: Spot, { report, options }: TextContext): void => {
    if (!isPath(text, spot, report)) return;
    const ending = /\.([A-Za-z0-9]+)(?:[?#].*)?$/su.exec(text)?.[1]?.toLowerCase() ?? '';
    const endings: readonly string[] = ENDINGS[kind];
    if (!endings.includes(ending)) {
      // An address may deliver a picture without saying so.
      const severity = isHttpUrl(text) ? 'warning' : 'error';
      return report.say(severity, 'image-format', spot, { word: text, endings: endings.join(', ') });
    }
    if (!options.files || parseAddress(text, true).ok) return;
    const problem = imageProblem(options.files, text, kind);
    if (problem && (problem.code !== 'image-format' || kind === 'logo'))
      report.error(problem.code, spot, { word: text, endings: endings.join(', ') });
  };
}

export function checkPath(text: string, spot: Spot, { report, options }: TextContext): void {
  if (!isPath(text, spot, report)) return;
  if (options.files && !parseAddress(text, true).ok && !options.files.has(text))
    report.error('file-missing', spot, { word: text });
}

function isPath(text: string, spot: Spot, report: Report): boolean {
  if (text.startsWith('/'))
    report.error('path-absolute', spot, { word: text, suggestion: text.replace(/^\/+/u, '') });
  else if (text.startsWith('file:')) report.error('path-file-url', spot, { word: text });
  else return true;
  return false;
}
