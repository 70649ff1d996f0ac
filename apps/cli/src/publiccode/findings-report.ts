import { createHash } from 'node:crypto';
import { describeFinding, type Finding, type Language } from '@allmende/publiccode';

export type ReportFormat = 'text' | 'json' | 'github' | 'gitlab';

export interface CheckedFile {
  path: string;
  findings: Finding[];
}

/** The findings of files as people, programs, GitHub or GitLab read them. */
export function findingsReport(
  files: readonly CheckedFile[],
  format: ReportFormat,
  language: Language,
): string {
  switch (format) {
    case 'text':
      return lines(files, (path, finding) => {
        const { severity, code, key, line, column } = finding;
        return `${path}:${line}:${column}: ${severity}: ${key ? `${key}: ` : ''}${sentence(finding, language)} [${code}]`;
      });
    case 'github':
      return lines(files, (path, finding) => {
        const { severity, code, key, line, column } = finding;
        const place = `file=${property(path)},line=${Math.max(line, 1)},col=${Math.max(column, 1)}`;
        const level = severity === 'note' ? 'notice' : severity;
        return `::${level} ${place},title=${property(key || code)}::${data(sentence(finding, language))}`;
      });
    case 'gitlab':
      return `${JSON.stringify(codeQuality(files, language), null, 2)}\n`;
    case 'json':
      return `${JSON.stringify(
        files.map(({ path, findings }) => ({
          file: path,
          valid: findings.every(({ severity }) => severity !== 'error'),
          findings: findings.map((finding) => ({ ...finding, ...describeFinding(finding, language) })),
        })),
        null,
        2,
      )}\n`;
  }
}

/** The reference parser's own words where it has some. */
function sentence(finding: Finding, language: Language): string {
  const { message, remedy } = describeFinding(finding, language);
  return finding.text ?? [message, remedy].filter(Boolean).join(' ');
}

function lines(files: readonly CheckedFile[], line: (path: string, finding: Finding) => string): string {
  return files
    .flatMap(({ path, findings }) => findings.map((finding) => `${line(path, finding)}\n`))
    .join('');
}

const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

const LEVELS = { error: 'major', warning: 'minor', note: 'info' } as const;

/** GitLab knows a finding again by its fingerprint, so no line is in it. */
function codeQuality(files: readonly CheckedFile[], language: Language) {
  const seen = new Map<string, number>();
  return files.flatMap(({ path, findings }) =>
    findings.map((finding) => {
      const { severity, code, key, line } = finding;
      const name = [path, code, key].join('\n');
      const times = (seen.get(name) ?? 0) + 1;
      seen.set(name, times);
      return {
        description: `${key ? `${key}: ` : ''}${sentence(finding, language)}`,
        check_name: code,
        fingerprint: createHash('sha256').update(`${name}\n${times}`).digest('hex'),
        severity: LEVELS[severity],
        location: { path, lines: { begin: Math.max(line, 1) } },
      };
    }),
  );
}
