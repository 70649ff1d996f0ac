/** What a browser's passkey dialog answered, as the form carries it; null when it is no JSON. */
export function parsedAnswer(form: FormData): unknown {
  const text = form.get('answer');
  if (typeof text !== 'string') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
