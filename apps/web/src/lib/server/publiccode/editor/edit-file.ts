import { isLanguageTag, read, toModel, upgrade, type PublicCode } from '@allmende/publiccode';
import type { Language } from '#lib/i18n/index.ts';
import { checkFile, mostBytes, type CheckedFile } from '../check-file.ts';
import { modelOfForm } from './model-of-form.ts';
import { writeFile } from './write-file.ts';

/** A file that is being written in the form. */
export interface EditedFile {
  model: PublicCode;
  /** The file as it was brought along; empty for a new one. */
  original: string;
  checked: CheckedFile;
  /** What was entered as a further language and is none. */
  noLanguage?: string;
}

/** Takes what the form holds, and writes and judges the file that comes of it. */
export function editFile(form: FormData, today: string, language: Language): EditedFile {
  const sent = form.get('original');
  const original = typeof sent === 'string' ? sent.replaceAll('\r\n', '\n').slice(0, mostBytes) : '';
  const model = modelOfForm(form);
  const tag = String(form.get('newLanguage') ?? '').trim();
  const isLanguage = isLanguageTag(tag);
  if (isLanguage) model.description = { [tag]: {}, ...model.description };
  const checked = checkFile(writeFile(model, original), { version: 'newest', today }, language);
  return { model, original, checked, ...(tag !== '' && !isLanguage ? { noLanguage: tag } : {}) };
}

/** Brings an existing file into the form, in the newest version; null where it cannot be read. */
export function openFile(
  input: Uint8Array | string,
  today: string,
  language: Language,
): { ok: true; file: EditedFile } | { ok: false; checked: CheckedFile } {
  const document = read(input, { bytes: mostBytes });
  const model = toModel(document);
  if (!model) return { ok: false, checked: checkFile(input, { today }, language) };
  const upgraded = upgrade(document);
  const text = upgraded.ok ? upgraded.text : document.text;
  return {
    ok: true,
    file: {
      model,
      original: document.text,
      checked: checkFile(text, { version: 'newest', today }, language),
    },
  };
}
