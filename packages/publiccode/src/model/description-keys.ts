import type { KeyRule } from './rules.ts';
import { listOf, text, texts, url } from './value-rules.ts';

const required = [['0.1', 'required']] as const;
const goneIn1 = '1.0-draft' as const;

/** The texts in each language. */
export const DESCRIPTION_KEYS: readonly KeyRule[] = [
  { key: 'localisedName', value: text },
  {
    key: 'genericName',
    value: { type: 'text', max: [['0.1', 35]] },
    presence: [
      ['0.1', 'required'],
      ['0.3', 'optional'],
    ],
    deprecated: { since: '0.3' },
    gone: goneIn1,
  },
  {
    key: 'shortDescription',
    value: { type: 'text', rule: 'one-line', max: [['0.1', 150]] },
    presence: required,
  },
  {
    key: 'longDescription',
    value: {
      type: 'text',
      min: [
        ['0.1', 500],
        ['0.3', 150],
      ],
      max: [['0.1', 10_000]],
    },
    presence: [['0.1', 'in-one-language']],
  },
  { key: 'documentation', value: url },
  { key: 'apiDocumentation', value: url },
  {
    key: 'featureList',
    value: { ...texts, filled: true },
    presence: [['0.1', 'in-one-language']],
    gone: '0.2',
    renamedTo: 'features',
  },
  {
    key: 'features',
    value: {
      type: 'list',
      of: {
        type: 'text',
        max: [
          ['0.1', 100],
          ['0.3', 0],
        ],
      },
      filled: true,
    },
    presence: [['0.2', 'in-one-language']],
    since: '0.2',
  },
  { key: 'freeTags', value: texts, gone: '0.2' },
  { key: 'screenshots', value: listOf({ type: 'text', rule: 'screenshot' }) },
  { key: 'videos', value: listOf({ type: 'text', rule: 'video-url' }) },
  { key: 'awards', value: texts },
];
