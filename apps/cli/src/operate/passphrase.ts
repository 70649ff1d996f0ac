import type { Language } from '@allmende/sovereignty';
import type { Surroundings } from '../command.ts';
import { operateTexts } from './operate-texts.ts';

/**
 * The passphrase, as a header: from ALLMENDE_PASSPHRASE, else asked for, twice where a new file is encrypted with it.
 * Never from the command line, which others on the machine can read.
 */
export async function passphraseHeader(
  { environment, askSecret }: Surroundings,
  language: Language,
  { twice }: { twice: boolean },
): Promise<{ ok: true; headers: Record<string, string> } | { ok: false; message: string }> {
  const texts = operateTexts[language];
  let passphrase = environment['ALLMENDE_PASSPHRASE'] ?? null;
  if (!passphrase) {
    passphrase = await askSecret(texts.askPassphrase);
    if (!passphrase) return { ok: false, message: texts.noPassphrase };
    if (twice && (await askSecret(texts.askAgain)) !== passphrase)
      return { ok: false, message: texts.passphrasesDiffer };
  }
  const encoded = Buffer.from(passphrase.normalize('NFC'), 'utf8').toString('base64');
  return { ok: true, headers: { 'allmende-passphrase': encoded } };
}
