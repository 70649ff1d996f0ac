import { z } from 'zod';
import { isHeaderText, interfaceOf } from './glpi-session.ts';
import type { GlpiRequest } from './running-fetches.ts';

const token = z.string().trim().refine(isHeaderText);

const fields = z.object({
  address: z.string().trim().min(1).max(500),
  userToken: z.string().trim().max(500),
  appToken: z.string().trim().max(500),
  login: z.string().trim().max(200),
  password: z.string().max(500),
  wholeTree: z.boolean(),
});

/** The fields that the page shows again; secrets are not among them. */
export type GlpiForm = Pick<z.infer<typeof fields>, 'address' | 'login' | 'wholeTree'>;

/** What is wrong with a field. */
export type GlpiFormErrors = Partial<
  Record<'address' | 'userToken' | 'appToken' | 'login', 'missing' | 'invalid'>
>;

/**
 * Reads the form: an address with or without `https://`, and a token or a name with its password.
 *
 * @example readGlpiForm(form) // { ok: true, shown, request: { access: { address, … }, wholeTree: true } }
 */
export function readGlpiForm(
  form: FormData,
):
  | { ok: true; shown: GlpiForm; request: GlpiRequest }
  | { ok: false; shown: GlpiForm; errors: GlpiFormErrors } {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.slice(0, 1000) : '';
  };
  const given = {
    address: text('address'),
    userToken: text('userToken'),
    appToken: text('appToken'),
    login: text('login'),
    password: text('password'),
    wholeTree: form.get('wholeTree') !== null,
  };
  const shown = {
    address: given.address.trim().slice(0, 500),
    login: given.login.trim().slice(0, 200),
    wholeTree: given.wholeTree,
  };
  const errors: GlpiFormErrors = {};
  const parsed = fields.safeParse(given);
  for (const issue of parsed.success ? [] : parsed.error.issues)
    errors[issue.path[0] as keyof GlpiFormErrors] = 'invalid';
  const address = addressOf(shown.address);
  if (shown.address === '') errors.address = 'missing';
  else if (!address) errors.address = 'invalid';
  const { userToken, appToken, login, password } = given;
  if (userToken.trim() !== '' && !token.safeParse(userToken).success) errors.userToken = 'invalid';
  if (appToken.trim() !== '' && !token.safeParse(appToken).success) errors.appToken = 'invalid';
  if (userToken.trim() === '' && (login.trim() === '' || password === '')) errors.userToken = 'missing';
  if (!address || Object.keys(errors).length > 0) return { ok: false, shown, errors };
  return {
    ok: true,
    shown,
    request: {
      access: {
        address,
        appToken: appToken.trim() === '' ? null : appToken.trim(),
        signIn: userToken.trim() === '' ? { login: login.trim(), password } : { userToken: userToken.trim() },
      },
      wholeTree: given.wholeTree,
    },
  };
}

function addressOf(text: string): URL | null {
  const full = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(full)) return null;
  const url = new URL(full);
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.hostname === '') return null;
  if (url.username !== '' || url.password !== '') return null;
  return interfaceOf(url);
}
