import { parseYaml } from './parse-yaml.ts';
import { readFile } from './read-file.ts';

/** What a YAML or JSON file holds, or a message that names the file. */
export async function readYamlFile(
  path: string,
): Promise<{ ok: true; content: unknown } | { ok: false; message: string }> {
  const file = await readFile(path);
  if (!file.ok) return file;
  const yaml = parseYaml(new TextDecoder().decode(file.bytes));
  if (yaml.ok) return yaml;
  return { ok: false, message: yaml.messages.map((message) => `${path}: ${message}`).join('\n') };
}
