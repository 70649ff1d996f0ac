import { deserialize } from '$app/forms';
import type { ActionResult } from '@sveltejs/kit';

/** What a browser tells while it sends a form: so many bytes of all. */
export interface Sending {
  sent: number;
  of: number;
}

/**
 * Sends a form to its action as `enhance` would, but tells how much has arrived; a browser says so of no other kind of
 * request. Rejects with an `AbortError` when the signal aborts, and with a `TypeError` when the connection is lost.
 */
export function sendList(
  action: URL,
  form: FormData,
  told: (sending: Sending) => void,
  signal: AbortSignal,
): Promise<ActionResult> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', action);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('x-sveltekit-action', 'true');
    request.upload.onprogress = ({ loaded, total }) => told({ sent: loaded, of: total });
    request.onload = () => resolve(resultOf(request));
    request.onerror = () => reject(new TypeError('The connection was lost.'));
    request.onabort = () => reject(new DOMException('Cancelled', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}

function resultOf({ status, responseText }: XMLHttpRequest): ActionResult {
  try {
    const result: ActionResult = deserialize(responseText);
    // What refuses a request before its action answers with a message alone.
    if ('type' in result) return result.type === 'error' ? { ...result, status } : result;
    return { type: 'error', status, error: result };
  } catch {
    return { type: 'error', status, error: new Error(String(status)) };
  }
}
