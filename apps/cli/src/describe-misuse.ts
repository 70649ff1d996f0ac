import type { Language } from '@allmende/sovereignty';
import { UsageError } from './command.ts';
import { usage } from './usage.ts';

const words = {
  de: {
    command: (name: string) => `Den Befehl „${name}“ gibt es nicht.`,
    option: (name: string) => `Die Option „${name}“ kennt dieser Befehl nicht.`,
    needsValue: (name: string) => `Zur Option „${name}“ fehlt der Wert.`,
    takesNone: (name: string) => `Die Option „${name}“ nimmt keinen Wert.`,
    value: (given: string) => `„${given}“ ist kein gültiger Wert.`,
    form: 'Eine Angabe fehlt, ist zu viel oder unbekannt.',
    then: 'Ausgeführt wurde nichts. Rufen Sie den Befehl so auf:',
    all: 'Alle Befehle zeigt „allmende --help“.',
  },
  en: {
    command: (name: string) => `There is no command “${name}”.`,
    option: (name: string) => `This command knows no option “${name}”.`,
    needsValue: (name: string) => `The option “${name}” lacks its value.`,
    takesNone: (name: string) => `The option “${name}” takes no value.`,
    value: (given: string) => `“${given}” is not a valid value.`,
    form: 'Something is missing, too much or unknown.',
    then: 'Nothing was done. Call the command like this:',
    all: '“allmende --help” shows all commands.',
  },
};

/**
 * What was wrong with the words on the command line, and how to call the command; null for any other trouble.
 *
 * @param command the word after `allmende`
 * @example describeMisuse(new UsageError('--seconds x'), 'plan', 'en') // '“--seconds x” is not a valid value. …'
 */
export function describeMisuse(thrown: unknown, command: string, language: Language): string | null {
  const t = words[language];
  const what = whatWasWrong(thrown, t);
  if (what === null) return null;
  const own = usageOf(command, language);
  return own === ''
    ? `${t.command(command)}\n\n${usage[language]}`
    : `${what} ${t.then}\n\n${own}\n\n${t.all}`;
}

function whatWasWrong(thrown: unknown, t: (typeof words)[Language]): string | null {
  if (thrown instanceof UsageError) return thrown.message.startsWith('-') ? t.value(thrown.message) : t.form;
  if (!(thrown instanceof TypeError) || !('code' in thrown)) return null;
  const option = /'(--?[^\s']+)/.exec(thrown.message)?.[1] ?? '';
  switch (thrown.code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return t.option(option);
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return /does not take/.test(thrown.message) ? t.takesNone(option) : t.needsValue(option);
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return t.form;
    default:
      return null;
  }
}

/** The lines of the usage that are about one command; empty for a command that there is not. */
function usageOf(command: string, language: Language): string {
  let isOwn = false;
  return usage[language]
    .split('\n')
    .filter((line) => {
      const [, name] = /^ {2}allmende (\S+)/.exec(line) ?? [];
      if (name !== undefined || !line.startsWith('   ')) isOwn = name === command;
      return isOwn;
    })
    .join('\n');
}
