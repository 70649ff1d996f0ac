import { readdirSync, readFileSync } from 'node:fs';
import type { CheckOptions, LocalFiles, Version } from '../src/index.ts';

const folder = new URL('../examples/', import.meta.url);

/** An example says in its first comments what is wrong with it and what is to be found. */
export interface Example {
  name: string;
  bytes: Uint8Array;
  text: string;
  /** `severity code key`, in any order. */
  expected: string[];
  /** Findings that a valid example may have. */
  allowed: string[];
  options: CheckOptions;
  reference: string | undefined;
  /** Lines marked as the place of the finding. */
  marked: number[];
}

export function examples(kind: 'valid' | 'flawed'): Example[] {
  const names = readdirSync(new URL(`${kind}/`, folder)).filter((name) => name.endsWith('.yml'));
  return names.map((name) => {
    const bytes = new Uint8Array(readFileSync(new URL(`${kind}/${name}`, folder)));
    const text = new TextDecoder().decode(bytes);
    const head = (word: string): string[] =>
      [...text.matchAll(new RegExp(`^# ${word}: (.*)$`, 'gmu'))].map(([, rest = '']) => rest.trim());
    return {
      name,
      bytes,
      text,
      expected: head('expect'),
      allowed: head('allow').flatMap((codes) => codes.split(' ')),
      options: readOptions(head('with')[0] ?? ''),
      reference: head('reference')[0],
      marked: text.split('\n').flatMap((line, index) => (line.endsWith('# here') ? [index + 1] : [])),
    };
  });
}

/** A pair of a file before and after its upgrade. */
export function upgradePairs(): { name: string; before: string; after: string }[] {
  const names = readdirSync(new URL('upgrade/', folder)).filter((name) => !name.endsWith('.expected.yml'));
  const open = (name: string): string => readFileSync(new URL(`upgrade/${name}`, folder), 'utf8');
  return names.map((name) => ({
    name,
    before: open(name),
    after: open(name.replace('.yml', '.expected.yml')),
  }));
}

function readOptions(line: string): CheckOptions {
  const [key = '', value = ''] = [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)];
  switch (key) {
    case 'version':
      return { version: value as Version };
    case 'today':
      return { today: value };
    case 'foundIn':
      return { foundIn: value };
    case 'allowedLicences':
      return { allowedLicences: value.split(',') };
    case 'italianCodes':
      return { italianCodes: new Set(value.split(',')) };
    case 'files':
      return { files: filesOf(value.split(',')) };
    default:
      return {};
  }
}

function filesOf(paths: readonly string[]): LocalFiles {
  return { has: (path) => paths.includes(path), start: () => undefined, shown: (path) => path };
}
