import type { ScalarNode } from './nodes.ts';

const NULL = /^(?:~|null|Null|NULL)?$/u;
const FLAG = /^(?:true|True|TRUE|false|False|FALSE)$/u;
const NUMBER =
  /^[-+]?(?:0x[0-9a-fA-F_]+|0o[0-7_]+|0b[01_]+|[0-9][0-9_]*|[0-9][0-9_]*\.[0-9_]*(?:[eE][-+]?[0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?)$/u;
const NOT_FINITE = /^(?:-?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/u;

/** What a scalar without quotes is in YAML 1.2. */
export function scalarType(text: string): ScalarNode['type'] {
  if (NULL.test(text)) return 'null';
  if (FLAG.test(text)) return 'flag';
  return NUMBER.test(text) || NOT_FINITE.test(text) ? 'number' : 'text';
}

/** What YAML 1.1 took for true and false, and 1.2 takes for a text. */
export function oldFlag(text: string): boolean | undefined {
  if (/^(?:y|Y|yes|Yes|YES|on|On|ON)$/u.test(text)) return true;
  return /^(?:n|N|no|No|NO|off|Off|OFF)$/u.test(text) ? false : undefined;
}
