import { createTransport } from 'nodemailer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachment, plainHeaderText } from '#lib/server/security/index.ts';

const lineEnds = [
  '\r\n',
  '\n',
  '\r',
  '\u0000',
  '\u000b',
  '\u000c',
  '\u0085',
  '\u2028',
  '\u2029',
  '\r\n ',
  '\n\t',
];
const injected = [
  'Bcc: evil@example.org',
  'To: evil@example.org',
  'Content-Type: text/html\r\n\r\n<script>alert(1)</script>',
  'Set-Cookie: session=planted',
  'Location: https://evil.example',
  '.\r\nMAIL FROM:<evil@example.org>',
];
const payloads = lineEnds.flatMap((end) =>
  injected.flatMap((line) => [
    `Bericht${end}${line}`,
    `${end}${line}`,
    `Bericht${end}${end}${line}`,
    `${line}${end}`,
  ]),
);
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom(...lineEnds, ...injected, '"', '\\', ';', '%', '=?utf-8?q?', 'ü'), {
      maxLength: 12,
    })
    .map((parts) => parts.join('')),
);

describe('text in a header', () => {
  it('is tried with at least 200 injections', () => {
    expect(new Set(payloads).size).toBeGreaterThanOrEqual(200);
  });

  it('holds no control, no line end and no mark of direction, whatever was typed', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const text = plainHeaderText(typed);
        expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
        expect(Array.from(text).length).toBeLessThanOrEqual(200);
        expect(plainHeaderText(text)).toBe(text);
      }),
      { numRuns: 20_000 },
    );
  });

  it('keeps what a person means', () => {
    expect(plainHeaderText('Jahresbericht – Köln, „Süd“ 😀')).toBe('Jahresbericht – Köln, „Süd“ 😀');
    expect(plainHeaderText('  zwei   Wörter ')).toBe('zwei Wörter');
  });

  it('adds no line to a mail, as subject or as the name of a sender', async () => {
    const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
    for (const payload of payloads) {
      const { message } = await transport.sendMail({
        from: { name: plainHeaderText(payload), address: 'it@stadt.example' },
        to: { name: plainHeaderText(payload), address: 'amt@stadt.example' },
        subject: plainHeaderText(payload),
        text: 'Guten Tag',
      });
      const [head = ''] = String(message).split('\n\n', 1);
      const names = head
        .split('\n')
        .filter((line) => !/^\s/.test(line))
        .map((line) => line.split(':', 1)[0]);
      expect(names.toSorted(), JSON.stringify(payload)).toEqual(
        [
          'Content-Transfer-Encoding',
          'Content-Type',
          'Date',
          'From',
          'MIME-Version',
          'Message-ID',
          'Subject',
          'To',
        ].toSorted(),
      );
    }
  });
});

describe('the file name of a download', () => {
  it('adds nothing to its header, whatever it is', () => {
    for (const name of [
      ...payloads,
      '"; filename=evil.exe; x="',
      'a"b',
      "a'b",
      '../../etc/passwd',
      '',
      '...',
      '%0d%0a',
      'ü',
      '\ud800',
    ])
      expect(attachment(name), name).toMatch(
        /^attachment; filename="[\x20\x21\x23-\x24\x26-\x3a\x3c-\x5b\x5d-\x7e]+"; filename\*=UTF-8''[\w.!~%-]+$/,
      );
    fc.assert(
      fc.property(anything, (name) => {
        const header = attachment(name);
        expect(new Headers({ 'content-disposition': header }).get('content-disposition')).toBe(header);
        expect(header.split(';')).toHaveLength(3);
        expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).not.toMatch(/[/\\]|^\./);
      }),
      { numRuns: 10_000 },
    );
  });

  it('stays readable', () => {
    expect(attachment('Bericht Köln.pdf')).toBe(
      `attachment; filename="Bericht K_ln.pdf"; filename*=UTF-8''Bericht%20K%C3%B6ln.pdf`,
    );
  });
});
