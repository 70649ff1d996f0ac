import {
  KEYS,
  NEWEST,
  deprecatedIn,
  knownIn,
  presenceIn,
  vocabulary,
  type KeyRule,
  type Value,
} from '@allmende/publiccode';

/** One place of the form, made from what the standard says about the key. */
export interface EditorField {
  key: string;
  /** From the root, languages and places in lists written as `*`: finds the label. */
  path: string;
  kind:
    | 'text'
    | 'long-text'
    | 'date'
    | 'email'
    | 'url'
    | 'flag'
    | 'choice'
    /** Ticked words of a list. */
    | 'choices'
    /** Texts, one a line. */
    | 'lines'
    /** Several of the same kind, each with fields of its own. */
    | 'entries'
    | 'group'
    /** The same fields for each language. */
    | 'languages';
  required: boolean;
  options: string[];
  fields: EditorField[];
}

/** Where a text has paragraphs. */
const long = new Set(['longDescription', 'shortDescription']);

/**
 * The fields of the form in the order of the standard: all keys of the newest version but the deprecated ones, which a
 * new file has no need of.
 */
export function editorFields(): EditorField[] {
  return fieldsOf(KEYS, '').filter(({ key }) => key !== 'publiccodeYmlVersion');
}

function fieldsOf(keys: readonly KeyRule[], path: string): EditorField[] {
  return keys
    .filter((rule) => knownIn(rule, NEWEST) && !deprecatedIn(rule, NEWEST))
    .map((rule) => fieldOf(rule, path === '' ? rule.key : `${path}.${rule.key}`));
}

function fieldOf(rule: KeyRule, path: string): EditorField {
  const presence = presenceIn(rule, NEWEST);
  const field = { key: rule.key, path, required: presence !== 'optional', options: [], fields: [] };
  return { ...field, ...shapeOf(rule.key, rule.value, path) };
}

function shapeOf(key: string, value: Value, path: string): Partial<EditorField> & Pick<EditorField, 'kind'> {
  switch (value.type) {
    case 'flag':
      return { kind: 'flag' };
    case 'map':
      return { kind: 'group', fields: fieldsOf(value.keys, path) };
    case 'languages':
      return { kind: 'languages', fields: fieldsOf(value.keys, `${path}.*`) };
    case 'list': {
      if (value.of.type === 'map') return { kind: 'entries', fields: fieldsOf(value.of.keys, `${path}.*`) };
      const words = value.of.type === 'text' && value.of.oneOf && !value.of.open ? value.of.oneOf : null;
      return words ? { kind: 'choices', options: [...vocabulary(words, NEWEST)] } : { kind: 'lines' };
    }
    case 'text':
      if (value.oneOf && !value.open)
        return { kind: 'choice', options: [...vocabulary(value.oneOf, NEWEST)] };
      if (value.rule === 'date' || value.rule === 'end-of-contract') return { kind: 'date' };
      if (value.rule === 'email') return { kind: 'email' };
      if (value.rule === 'http-url') return { kind: 'url' };
      return { kind: long.has(key) ? 'long-text' : 'text' };
  }
}
