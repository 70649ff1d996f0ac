import type { PublicCode } from '@allmende/publiccode';
import { editorFields, type EditorField } from './editor-fields.ts';

/** A value of the form; what is empty is not there. */
export type Value = string | boolean | Value[] | { [key: string]: Value };
export type Draft = { [key: string]: Value };

/** More languages or entries of a kind than this are no description of software any more. */
const most = 60;

/**
 * What a sent form says, as a model of the file. Fields are named by their path: `legal.license`,
 * `maintenance.contacts[0].name`, `description.de.features`; lists of texts come one a line.
 */
export function modelOfForm(form: FormData): PublicCode {
  return (groupOf(editorFields(), '', new Sent(form)) ?? {}) as PublicCode;
}

/** What came in, and under which names. */
class Sent {
  readonly #form: FormData;
  readonly #names: string[];

  constructor(form: FormData) {
    this.#form = form;
    this.#names = [...new Set(form.keys())];
  }

  text(name: string): string {
    const value = this.#form.get(name);
    // A form sends line ends as the network does.
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
  }

  all(name: string): string[] {
    return this.#form
      .getAll(name)
      .flatMap((value) => (typeof value === 'string' && value !== '' ? [value] : []));
  }

  /** The parts that follow a prefix, e.g. languages or numbers, in their order. */
  following(prefix: string, pattern: RegExp): string[] {
    const found = this.#names.flatMap((name) => {
      if (!name.startsWith(prefix)) return [];
      const part = pattern.exec(name.slice(prefix.length))?.[1];
      return part === undefined ? [] : [part];
    });
    return [...new Set(found)].slice(0, most);
  }
}

function groupOf(fields: readonly EditorField[], prefix: string, sent: Sent): Draft | undefined {
  const values = fields.flatMap((field) => {
    const value = valueOf(field, prefix + field.key, sent);
    return value === undefined ? [] : [[field.key, value] as const];
  });
  return values.length === 0 ? undefined : Object.fromEntries(values);
}

function valueOf(field: EditorField, name: string, sent: Sent): Value | undefined {
  switch (field.kind) {
    case 'group':
      return groupOf(field.fields, `${name}.`, sent);
    case 'languages': {
      // Also tags that are none, such as de_DE: what an existing file says under them is not dropped.
      const tags = sent.following(`${name}.`, /^([A-Za-z][\w-]{0,39})\./);
      const texts = tags.flatMap((tag) => {
        const own = groupOf(field.fields, `${name}.${tag}.`, sent);
        return own ? [[tag, own] as const] : [];
      });
      return texts.length === 0 ? undefined : Object.fromEntries(texts);
    }
    case 'entries': {
      const places = sent.following(`${name}[`, /^(\d{1,3})\]/);
      const entries = places.flatMap((place) => groupOf(field.fields, `${name}[${place}].`, sent) ?? []);
      return entries.length === 0 ? undefined : entries;
    }
    case 'flag': {
      const text = sent.text(name);
      return text === '' ? undefined : text === 'true';
    }
    case 'choices': {
      const words = sent.all(name);
      return words.length === 0 ? undefined : words;
    }
    case 'lines': {
      const lines = sent
        .text(name)
        .split('\n')
        .flatMap((line) => line.trim() || []);
      return lines.length === 0 ? undefined : lines;
    }
    default:
      return sent.text(name) || undefined;
  }
}
