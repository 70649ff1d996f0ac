import type { Changing, Version } from './versions.ts';
import type { Vocabulary } from './vocabularies.ts';

/** What a text has to be, beyond being a text. */
export type TextRule =
  | 'version'
  | 'repository-url'
  | 'http-url'
  | 'video-url'
  | 'date'
  | 'end-of-contract'
  | 'image'
  | 'screenshot'
  | 'path'
  | 'mime'
  | 'country'
  | 'language'
  | 'licence'
  | 'identifier'
  | 'supported'
  | 'email'
  | 'phone'
  | 'person'
  | 'italian-code'
  | 'one-line';

export type Presence =
  | 'required'
  | 'optional'
  /** One of the languages of the description has it. */
  | 'in-one-language';

export interface TextValue {
  type: 'text';
  rule?: TextRule;
  /** One of the words of this list. */
  oneOf?: Vocabulary;
  /** Other words may stand there too; the list only serves the reader. */
  open?: true;
  /** Grapheme clusters, inclusive; 0 is no limit. */
  max?: Changing<number>;
  min?: Changing<number>;
}

export interface FlagValue {
  type: 'flag';
}

export interface ListValue {
  type: 'list';
  of: Value;
  /** At least one item, where the key is given. */
  filled?: true;
  /** A single item may stand there without a list. */
  orSingle?: true;
}

export interface MapValue {
  type: 'map';
  keys: readonly KeyRule[];
}

/** A map whose keys are languages. */
export interface LanguagesValue {
  type: 'languages';
  keys: readonly KeyRule[];
}

export type Value = TextValue | FlagValue | ListValue | MapValue | LanguagesValue;

/** What becomes of a deprecated key. */
export interface Deprecation {
  since: Version;
  /** The key that takes its place; without one it may be dropped. */
  successor?: string;
}

/** A key needed or allowed only when its neighbour has one of these values. */
export interface Condition {
  key: string;
  values: readonly string[];
}

/** Everything the standard says about one key, in all of its versions. */
export interface KeyRule {
  key: string;
  value: Value;
  /** Since when it is how; optional where nothing is said. */
  presence?: Changing<Presence>;
  /** The first version that knows the key; 0.1 where nothing is said. */
  since?: Version;
  /** The first version that does not know it any more. */
  gone?: Version;
  deprecated?: Deprecation;
  requiredWhen?: Changing<Condition>;
  onlyWhen?: Condition;
  /** The key that took its place in a later version, with the same value. */
  renamedTo?: string;
  /** An older spelling that is still read. */
  oldSpelling?: string;
}
