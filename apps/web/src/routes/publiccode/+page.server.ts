import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { formatter, texts } from '#lib/i18n/index.ts';
import { checkFile, fetchFile, mostBytes, repairFile } from '#lib/server/publiccode/index.ts';
import type { Actions, RequestEvent } from './$types.ts';

const choices = z.object({
  strictness: z.enum(['standard', 'reference']).catch('standard'),
  version: z.enum(['file', 'newest']).catch('file'),
});

const today = (): string => new Date().toISOString().slice(0, 10);

/** What the form holds; a message where that is nothing to judge. */
async function inputOf({ request, locals }: RequestEvent) {
  const form = await request.formData();
  const t = texts(locals.language).publiccode;
  const given = choices.parse(Object.fromEntries(form));
  const [file, text] = [form.get('file'), form.get('text')];
  const input =
    file instanceof File && file.size > 0
      ? new Uint8Array(await file.arrayBuffer())
      : typeof text === 'string'
        ? // A form sends line ends as the network does, whatever the file had.
          text.replaceAll('\r\n', '\n')
        : '';
  if (input.length === 0) return { ok: false as const, refused: { ...given, message: t.nothing } };
  if (input.length <= mostBytes) return { ok: true as const, given, input };
  const limit = `${formatter(locals.language).integer(mostBytes / 1000)} kB`;
  return { ok: false as const, refused: { ...given, message: t.tooLarge(limit) } };
}

export const actions: Actions = {
  check: async (event) => {
    const read = await inputOf(event);
    if (!read.ok) return fail(422, read.refused);
    const options = { ...read.given, today: today() };
    return { ...read.given, checked: checkFile(read.input, options, event.locals.language) };
  },
  fetch: async ({ request, locals }) => {
    const form = await request.formData();
    const given = choices.parse(Object.fromEntries(form));
    const address = String(form.get('address') ?? '').slice(0, 2000);
    const fetched = await fetchFile(address);
    if (!fetched.ok) {
      const { code, detail } = { detail: '', ...fetched.trouble };
      const message = texts(locals.language).publiccode.fetch.troubles[code]?.(detail) ?? code;
      return fail(422, { ...given, address, message });
    }
    const checked = checkFile(fetched.text, { ...given, today: today() }, locals.language);
    return { ...given, address, foundAt: fetched.foundAt, checked };
  },
  repair: async (event) => {
    const read = await inputOf(event);
    if (!read.ok) return fail(422, read.refused);
    const text = typeof read.input === 'string' ? read.input : new TextDecoder().decode(read.input);
    return { ...read.given, ...repairFile(text, today(), event.locals.language) };
  },
};
