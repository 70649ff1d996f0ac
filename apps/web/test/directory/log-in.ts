/**
 * Goes through the pages of the test provider like a browser: follows its redirects with its cookies, fills in the
 * form, and returns the address that it sends the person back to.
 */
export async function logIn(begun: URL, login: string | null): Promise<URL> {
  const cookies = new Map<string, string>();
  const open = async (address: URL, form?: Record<string, string>): Promise<Response> => {
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    return response;
  };
  let address = begun;
  let response = await open(address);
  for (let step = 0; step < 10; step += 1) {
    const location = response.headers.get('location');
    if (location !== null) {
      address = new URL(location, address);
      if (address.origin !== begun.origin) return address;
      response = await open(address);
    } else if (address.pathname.startsWith('/interaction/'))
      response = await open(address, login === null ? { cancel: 'yes' } : { login });
    else throw new Error(`${address.pathname}: ${response.status} ${await response.text()}`);
  }
  throw new Error('The provider does not come to an end.');
}
