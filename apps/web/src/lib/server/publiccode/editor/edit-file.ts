import { read, toModel, upgrade, type PublicCode } from '@allmende/publiccode';
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
}

/** Takes what the form holds, and writes and judges the file that comes of it. */
export function editFile(form: FormData, today: string, language: Language): EditedFile {
  const sent = form.get('original');
  const original = typeof sent === 'string' ? sent.replaceAll('\r\n', '\n').slice(0, mostBytes) : '';
  const model = modelOfForm(form);
  const tag = form.get('newLanguage');
  if (typeof tag === 'string' && /^[a-z]{2,3}(-[A-Za-z\d]{2,8})*$/i.test(tag.trim()))
    model.description = { [tag.trim()]: {}, ...model.description };
  const text = writeFile(model, original);
  return { model, original, checked: checkFile(text, { version: 'newest', today }, language) };
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
