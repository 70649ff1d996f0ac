import { flag, mapOf, texts } from './value-rules.ts';

/** The only section of a country that there ever was. */
export const ITALIAN_SECTION = mapOf(
  { key: 'countryExtensionVersion', value: { type: 'text', oneOf: 'country-extension' }, since: '0.2' },
  {
    key: 'conforme',
    value: mapOf(
      { key: 'accessibile', value: flag, gone: '0.2' },
      { key: 'interoperabile', value: flag, gone: '0.2' },
      { key: 'sicuro', value: flag, gone: '0.2' },
      { key: 'privacy', value: flag, gone: '0.2' },
      { key: 'lineeGuidaDesign', value: flag, since: '0.2' },
      { key: 'modelloInteroperabilita', value: flag, since: '0.2' },
      { key: 'misureMinimeSicurezza', value: flag, since: '0.2' },
      { key: 'gdpr', value: flag, since: '0.2' },
    ),
    deprecated: { since: '0.5' },
  },
  {
    key: 'riuso',
    value: mapOf({
      key: 'codiceIPA',
      value: { type: 'text', rule: 'italian-code' },
      deprecated: { since: '0.5', successor: 'organisation.uri' },
    }),
  },
  {
    key: 'piattaforme',
    value: mapOf(
      { key: 'spid', value: flag },
      { key: 'pagopa', value: flag },
      { key: 'cie', value: flag },
      { key: 'anpr', value: flag },
      { key: 'io', value: flag },
    ),
    since: '0.2',
  },
  { key: 'spid', value: flag, gone: '0.2' },
  { key: 'pagopa', value: flag, gone: '0.2' },
  { key: 'cie', value: flag, gone: '0.2' },
  { key: 'anpr', value: flag, gone: '0.2' },
  { key: 'ecosistemi', value: texts, gone: '0.2' },
  {
    key: 'designKit',
    value: mapOf(
      { key: 'seo', value: flag },
      { key: 'ui', value: flag },
      { key: 'web', value: flag },
      { key: 'content', value: flag },
    ),
    gone: '0.2',
  },
);
