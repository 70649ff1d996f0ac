import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll } from 'vitest';

/** Where LibreOffice lies on this computer's PATH; undefined where there is none. */
export function libreOffice(): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => ['soffice', 'libreoffice'].map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}

const longest = 120_000;

/**
 * Runs the body of a procedure in LibreOffice Basic, without a window and with settings of its own, and gives what it
 * wrote with `Print #1`. An error in it is thrown with its message.
 *
 * @example await runInLibreOffice('Print #1, GetSolarVersion()')
 */
export async function runInLibreOffice(body: string): Promise<string> {
  const office = libreOffice();
  if (office === undefined) throw new Error('No LibreOffice on the PATH: install it, or skip this test.');
  const home = mkdtempSync(join(tmpdir(), 'allmende-office-'));
  try {
    cpSync(await settings(office), home, { recursive: true });
    const out = join(home, 'out.txt');
    writeModule(home, moduleOf(body, out));
    await ended(office, [...wordsFor(home), 'macro:///Standard.Module1.Main']);
    const told = existsSync(out) ? readFileSync(out, 'utf8').replaceAll('\r\n', '\n') : 'ERROR no answer';
    const error = /^ERROR (.*)$/m.exec(told);
    if (error) throw new Error(`LibreOffice: ${error[1]}`);
    return told;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function wordsFor(home: string): string[] {
  return [`-env:UserInstallation=${pathToFileURL(home).href}`, '--headless', '--norestore', '--nologo'];
}

let made: Promise<string> | undefined;

afterAll(async () => {
  if (made) rmSync(await made, { recursive: true, force: true });
});

/** A folder of settings, made once: the first start fills it, and would write an empty module over ours. */
function settings(office: string): Promise<string> {
  made ??= (async () => {
    const home = mkdtempSync(join(tmpdir(), 'allmende-office-'));
    await ended(office, [...wordsFor(home), '--terminate_after_init']);
    return home;
  })();
  return made;
}

/** A text as Basic spells it. */
export function basicText(text: string): string {
  return text
    .split('\n')
    .map((line) => `"${line.replaceAll('"', '""')}"`)
    .join(' & Chr(10) & ');
}

/** The program ends the office in every case: one that waits for ever would hold the test. */
function moduleOf(body: string, out: string): string {
  return `Sub Main
  Open ${basicText(out)} For Output As #1
  On Error GoTo Failed
  Work
  Close #1
  StarDesktop.terminate
  Exit Sub
Failed:
  Print #1, "ERROR " & Error$ & " (line " & Erl & ")"
  Close #1
  StarDesktop.terminate
End Sub
Sub Work
${body}
End Sub
Function Opened(address As String) As Object
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Opened = StarDesktop.loadComponentFromURL(address, "_blank", 0, hidden())
End Function
Sub SaveAs(document As Object, address As String, filter As String)
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName"
  how(0).Value = filter
  document.storeToURL(address, how())
  document.close(True)
End Sub
`;
}

function writeModule(home: string, source: string): void {
  const escaped = source.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const file = join(home, 'user/basic/Standard/Module1.xba');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    `<?xml version="1.0" encoding="UTF-8"?><script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${escaped}</script:module>`,
  );
}

async function ended(command: string, words: string[]): Promise<void> {
  // The office starts a second process, which is ended together with the first one.
  const child = spawn(command, words, { stdio: 'ignore', detached: true });
  const timer = setTimeout(() => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, longest);
  try {
    await new Promise((done, failed) => {
      child.once('close', done);
      child.once('error', failed);
    });
  } finally {
    clearTimeout(timer);
  }
}
