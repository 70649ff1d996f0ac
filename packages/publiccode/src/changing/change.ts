/** What an upgrade did, and why. */
export interface Change {
  code: ChangeCode;
  /** Path of the key, as it was. */
  key: string;
  /** In the file as it was; 1-based. */
  line: number;
  detail: Readonly<Record<string, string>>;
}

export const CHANGE_CODES = [
  'version-raised',
  'key-renamed',
  'key-moved',
  'key-dropped',
  'key-not-for-type',
  'value-replaced',
  'value-dropped',
] as const;

export type ChangeCode = (typeof CHANGE_CODES)[number];

type Sentence = (detail: Record<string, string>) => string;

const SENTENCES: Readonly<Record<'de' | 'en', Readonly<Record<ChangeCode, Sentence>>>> = {
  de: {
    'version-raised': ({ from, to }) =>
      to === '0'
        ? `Als Version steht nun „0“ statt „${from}“; das meint stets die neueste.`
        : `Als Version steht nun „${to}“ statt „${from}“.`,
    'key-renamed': ({ from, to }) => `„${from}“ heißt nun „${to}“.`,
    'key-moved': ({ from, to, value }) => `„${from}“ steht nun unter ${to}: ${value}.`,
    'key-dropped': ({ name, version }) =>
      `„${name}“ entfällt: seit Version ${version} veraltet oder abgeschafft.`,
    'key-not-for-type': ({ name, type }) =>
      `„${name}“ entfällt: bei der Pflege der Art „${type}“ darf es nicht stehen.`,
    'value-replaced': ({ from, to }) => `„${from}“ wird heute „${to}“ geschrieben.`,
    'value-dropped': ({ value }) => `„${value}“ hat in der neuen Version keine Entsprechung.`,
  },
  en: {
    'version-raised': ({ from, to }) =>
      to === '0'
        ? `The version is now “0” instead of “${from}”, which always means the newest.`
        : `The version is now “${to}” instead of “${from}”.`,
    'key-renamed': ({ from, to }) => `“${from}” is called “${to}” now.`,
    'key-moved': ({ from, to, value }) => `“${from}” now stands under ${to}: ${value}.`,
    'key-dropped': ({ name, version }) =>
      `“${name}” is dropped: deprecated or gone since version ${version}.`,
    'key-not-for-type': ({ name, type }) =>
      `“${name}” is dropped: it must not stand beside maintenance of the type “${type}”.`,
    'value-replaced': ({ from, to }) => `“${from}” is written “${to}” today.`,
    'value-dropped': ({ value }) => `“${value}” has no equal in the new version.`,
  },
};

/**
 * Says what an upgrade did.
 * @example describeChange(change, 'en') // '“it” is called “IT” now.'
 */
export function describeChange({ code, detail }: Change, language: 'de' | 'en'): string {
  return SENTENCES[language][code](detail);
}
