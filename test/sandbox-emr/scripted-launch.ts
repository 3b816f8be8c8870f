/** Cookies of one scripted browser, kept per host name as browsers do (ports share them). */
export type CookieJar = { header(url: URL): string; keep(url: URL, response: Response): void };

/** Where a walk ended: the last answer, or the first address that `stopBefore` held back (status 0, no body). */
export type Walk = {
  url: string;
  status: number;
  body: string;
  headers: Headers;
  hops: string[];
  jar: CookieJar;
};

export type WalkOptions = {
  /** The browser to go on with; a new one otherwise. */
  jar?: CookieJar;
  stopBefore?: (url: URL) => boolean;
  /** Answers the EMR's sign-in form when a standalone launch meets it. */
  signIn?: { staff: string; patient?: string };
};

export function createCookieJar(): CookieJar {
  const cookies = new Map<string, { host: string; path: string; name: string; value: string }>();
  return {
    header: url =>
      [...cookies.values()]
        .filter(cookie => cookie.host === url.hostname && url.pathname.startsWith(cookie.path))
        .map(cookie => `${cookie.name}=${cookie.value}`)
        .join('; '),
    keep(url, response) {
      for (const line of response.headers.getSetCookie()) {
        const [pair = '', ...attributes] = line.split(';').map(part => part.trim());
        const name = pair.slice(0, pair.indexOf('='));
        const value = pair.slice(pair.indexOf('=') + 1);
        const path = attribute(attributes, 'path') ?? '/';
        const key = `${url.hostname} ${path} ${name}`;
        if (expired(attributes) || value === '') cookies.delete(key);
        else cookies.set(key, { host: url.hostname, path, name, value });
      }
    },
  };
}

/**
 * Opens an app's launch URL as a browser without scripts would: follows redirects across sites with cookies,
 * and signs in on the EMR's form when asked to. At most 20 steps; more is a loop and is thrown.
 */
export async function followLaunch(launchUrl: string, options: WalkOptions = {}): Promise<Walk> {
  const jar = options.jar ?? createCookieJar();
  const hops: string[] = [];
  let url = new URL(launchUrl);
  let form: URLSearchParams | undefined;
  while (hops.length < 20) {
    if (options.stopBefore?.(url))
      return { url: url.href, status: 0, body: '', headers: new Headers(), hops, jar };
    hops.push(url.href);
    const response = await fetch(url, request(url, jar, form));
    jar.keep(url, response);
    form = undefined;
    const location = response.headers.get('location');
    if (location && response.status >= 300 && response.status < 400) {
      await response.arrayBuffer();
      url = new URL(location, url);
      continue;
    }
    const body = await response.text();
    if (options.signIn && url.pathname.startsWith('/sign-in/') && response.status === 200) {
      form = new URLSearchParams(options.signIn);
      continue;
    }
    return { url: url.href, status: response.status, body, headers: response.headers, hops, jar };
  }
  throw new Error(`launch did not end after ${hops.length} steps: ${hops.at(-1)}`);
}

function request(url: URL, jar: CookieJar, form: URLSearchParams | undefined): RequestInit {
  const cookie = jar.header(url);
  return {
    redirect: 'manual',
    headers: { accept: 'text/html,application/json', ...(cookie ? { cookie } : {}) },
    ...(form ? { method: 'POST', body: form } : {}),
  };
}

function attribute(attributes: string[], name: string): string | undefined {
  return attributes.find(one => one.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
}

function expired(attributes: string[]): boolean {
  const until = attribute(attributes, 'expires');
  return attribute(attributes, 'max-age') === '0' || (until !== undefined && Date.parse(until) <= Date.now());
}
