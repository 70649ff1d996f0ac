#!/usr/bin/env node
import { askSecret } from './ask-secret.ts';
import { runCommand } from './run-command.ts';

process.exitCode = await runCommand(process.argv.slice(2), {
  stdin: process.stdin,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  today: new Date().toISOString().slice(0, 10),
  language: /^en/i.test(process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'] ?? '')
    ? 'en'
    : 'de',
  home: process.env['ALLMENDE_HOME'] ?? null,
  environment: process.env,
  askSecret: (question) => askSecret(process.stdin, process.stderr, question),
});
