/** A component of a calendar file: its properties by name, as they were before folding and escaping, and its parts. */
export interface Component {
  name: string;
  properties: Map<string, { value: string; parameters: string }>;
  parts: Component[];
}

/**
 * Reads a calendar file by the letter of RFC 5545, for tests alone: it throws where a line is too long, does not end in
 * CRLF, holds a control, or where what begins does not end.
 */
export function readCalendar(text: string): Component {
  if (!text.endsWith('\r\n')) throw new Error('the last line does not end');
  const raw = text.slice(0, -2).split('\r\n');
  for (const line of raw) {
    if (/[\r\n]/.test(line)) throw new Error('a line break inside of a line');
    if (Buffer.byteLength(line) > 75) throw new Error(`a line of ${Buffer.byteLength(line)} octets`);
  }
  const lines: string[] = [];
  for (const line of raw)
    if (/^[ \t]/.test(line)) lines.push(`${lines.pop() ?? ''}${line.slice(1)}`);
    else lines.push(line);
  const open: Component[] = [];
  let whole: Component | undefined;
  for (const line of lines) {
    const [, name = '', parameters = '', value = ''] =
      /^([A-Z-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)$/s.exec(line) ?? [];
    if (name === '') throw new Error(`no property: ${line}`);
    if (/(?![\t])\p{Cc}/u.test(value)) throw new Error('a control');
    if (name === 'BEGIN') open.push({ name: value, properties: new Map(), parts: [] });
    else if (name === 'END') {
      const ended = open.pop();
      if (ended?.name !== value) throw new Error(`${value} ends, and ${ended?.name} is open`);
      const around = open.at(-1);
      if (around) around.parts.push(ended);
      else whole = ended;
    } else {
      const component = open.at(-1);
      if (!component || component.properties.has(name)) throw new Error(`${name} stands twice, or outside`);
      component.properties.set(name, { value: unescaped(value), parameters });
    }
  }
  if (!whole || open.length > 0) throw new Error('something does not end');
  return whole;
}

function unescaped(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));
}
