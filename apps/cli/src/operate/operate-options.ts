import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Language } from '@allmende/sovereignty';
import { UsageError, type Surroundings } from '../command.ts';
import { languageOption } from '../language-option.ts';
import { serverAddress } from './call-server.ts';

const shared = {
  server: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

export interface OperateOptions {
  server: URL;
  json: boolean;
  language: Language;
  /** Values of the command's own options. */
  own: Record<string, string | undefined>;
  files: string[];
}

/** Reads the words of a command that talks to a server; `own` names its further options, each with a value. */
export function operateOptions(
  words: string[],
  surroundings: Surroundings,
  own: readonly string[] = [],
): OperateOptions {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { ...shared, ...Object.fromEntries(own.map((name) => [name, { type: 'string' as const }])) },
  });
  const given = values as Record<string, string | boolean | undefined>;
  return {
    server: serverAddress(textOf(given['server']), surroundings),
    json: given['json'] === true,
    language: languageOption(textOf(given['lang']), surroundings),
    own: Object.fromEntries(own.map((name) => [name, textOf(given[name])])),
    files: positionals,
  };
}

/** The one file of a command. */
export function oneFile({ files }: OperateOptions, usage: string): string {
  const [file, ...more] = files;
  if (file === undefined || more.length > 0) throw new UsageError(usage);
  return file;
}

function textOf(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
