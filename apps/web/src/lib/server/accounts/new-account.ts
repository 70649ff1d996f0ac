import { plainHeaderText } from '#lib/server/security/index.ts';
import { emailAddress } from './email-address.ts';
import { passwordProblem, type PasswordProblem } from './password-rules.ts';

/** What somebody types to get an account. */
export interface NewAccount {
  name: string;
  password: string;
}

export type NewAccountProblem = 'email' | 'name' | PasswordProblem;

/** Name and address as they are kept, or what is wrong with them or the password. */
export function checkNewAccount(
  given: NewAccount,
  email: string,
): { ok: true; email: string; name: string } | { ok: false; problem: NewAccountProblem } {
  const address = emailAddress.safeParse(email);
  if (!address.success) return { ok: false, problem: 'email' };
  const name = plainHeaderText(given.name);
  if (name === '') return { ok: false, problem: 'name' };
  const problem = passwordProblem(given.password, { name, email: address.data });
  return problem ? { ok: false, problem } : { ok: true, email: address.data, name };
}
