import { existsSync } from 'node:fs';

/** Where Debian and its kin put a browser of their own. */
const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The program of a Chromium: one already installed, else the one inside the npm package, which brings its own libraries
 * when `VERCEL` is set before it is imported.
 */
export async function browserProgram(): Promise<string> {
  const own = installed.find(path => existsSync(path));
  if (own !== undefined) return own;
  process.env.VERCEL ??= '1';
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}
