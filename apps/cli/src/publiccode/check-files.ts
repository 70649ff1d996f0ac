import { parseArgs } from 'node:util';
import { check, type CheckOptions, read } from '@allmende/publiccode';
import { UsageError, type Command } from '../command.ts';
import { languageOption } from '../language-option.ts';
import { readFile } from '../read-file.ts';
import { filesBeside } from './files-beside.ts';
import { findingsReport, type CheckedFile, type ReportFormat } from './findings-report.ts';
import { versionNamed } from './version-named.ts';

const FORMATS: readonly ReportFormat[] = ['text', 'json', 'github', 'gitlab'];

/** Judges publiccode.yml files as a compiler judges sources; 1 when one of them has an error. */
export const checkFiles: Command = async (words, surroundings) => {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      lang: { type: 'string' },
      strictness: { type: 'string' },
      version: { type: 'string' },
      format: { type: 'string' },
      files: { type: 'boolean' },
      repository: { type: 'string' },
      licences: { type: 'string' },
    },
  });
  if (positionals.length === 0) throw new UsageError('publiccode check FILE');
  const language = languageOption(values.lang, surroundings);
  const format = values.json ? 'json' : FORMATS.find((known) => known === (values.format ?? 'text'));
  if (!format) throw new UsageError(`--format ${values.format}`);
  const { strictness = 'standard' } = values;
  if (strictness !== 'standard' && strictness !== 'reference')
    throw new UsageError(`--strictness ${strictness}`);
  const options: CheckOptions = {
    strictness,
    version: readVersion(values.version),
    today: surroundings.today,
    ...(values.repository ? { foundIn: values.repository } : {}),
    ...(values.licences ? { allowedLicences: values.licences.split(',') } : {}),
  };

  const checked: CheckedFile[] = [];
  let unreadable = false;
  for (const path of positionals) {
    const file = await readFile(path);
    if (!file.ok) {
      surroundings.err(`allmende: ${file.message}\n`);
      unreadable = true;
      continue;
    }
    const files = values.files ? { files: filesBeside(path) } : {};
    checked.push({ path, findings: check(read(file.bytes), { ...options, ...files }) });
  }
  surroundings.out(findingsReport(checked, format, language));
  const faulty = checked.some(({ findings }) => findings.some(({ severity }) => severity === 'error'));
  return unreadable || faulty ? 1 : 0;
};

function readVersion(given: string | undefined): NonNullable<CheckOptions['version']> {
  return given === undefined || given === 'file' || given === 'newest'
    ? (given ?? 'file')
    : versionNamed(given, '--version');
}
