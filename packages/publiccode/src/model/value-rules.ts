import type { KeyRule, ListValue, MapValue, TextValue, Value } from './rules.ts';

export const text: TextValue = { type: 'text' };
export const flag: Value = { type: 'flag' };
export const url: TextValue = { type: 'text', rule: 'http-url' };
export const texts: ListValue = { type: 'list', of: text };
export const listOf = (of: Value): ListValue => ({ type: 'list', of });
export const mapOf = (...keys: KeyRule[]): MapValue => ({ type: 'map', keys });
