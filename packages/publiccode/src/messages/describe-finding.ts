import type { Finding } from '../findings.ts';
import type { Message } from './message.ts';
import { MESSAGES_DE } from './messages-de.ts';
import { MESSAGES_EN } from './messages-en.ts';

export type Language = 'de' | 'en';

/** Longer words of a file are cut in a sentence; the finding itself keeps them. */
const LONGEST = 120;

/**
 * Says in a sentence what a finding is and what to do. The place is not in it.
 * @example describeFinding(finding, 'en') // { message: '“name” is mandatory.', remedy: 'Fill it in.' }
 */
export function describeFinding({ code, detail }: Finding, language: Language): Message {
  const facts = Object.fromEntries(
    Object.entries(detail).map(([name, fact]) => [name, written(fact, language)]),
  );
  const [message, remedy] = (language === 'de' ? MESSAGES_DE : MESSAGES_EN)[code](facts);
  return { message, remedy: remedy.trim() };
}

function written(fact: string | number, language: Language): string {
  if (typeof fact === 'number') return fact.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB');
  const line = fact.replace(/\s+/gu, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
