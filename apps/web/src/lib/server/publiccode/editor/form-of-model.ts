import type { PublicCode } from '@allmende/publiccode';
import { onePerLine } from '#lib/one-per-line.ts';
import { editorFields, type EditorField } from './editor-fields.ts';

/** What the form would send for a model when nobody touched it; the counterpart of {@link modelOfForm}. */
export function formOfModel(model: PublicCode): FormData {
  const form = new FormData();
  fill(form, editorFields(), model as Record<string, unknown>, '');
  return form;
}

function fill(
  form: FormData,
  fields: readonly EditorField[],
  values: Record<string, unknown>,
  prefix: string,
): void {
  for (const { key, kind, fields: below } of fields) {
    const [name, value] = [prefix + key, values[key]];
    if (value === undefined || value === null) continue;
    if (kind === 'group') fill(form, below, value as Record<string, unknown>, `${name}.`);
    else if (kind === 'languages')
      for (const [tag, own] of Object.entries(value))
        fill(form, below, own as Record<string, unknown>, `${name}.${tag}.`);
    else if (kind === 'entries')
      (value as Record<string, unknown>[]).forEach((entry, place) =>
        fill(form, below, entry, `${name}[${place}].`),
      );
    else if (kind === 'choices') for (const word of value as string[]) form.append(name, word);
    else form.append(name, Array.isArray(value) ? onePerLine(value) : String(value));
  }
}
