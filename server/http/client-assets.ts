import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler } from 'express';

/**
 * The built files under `/assets`, for ever: a digest in each name, so they never change under it. Where the build
 * left a Brotli copy and the browser takes one, that is sent; nothing is compressed while somebody waits, and pages
 * with a patient on them are never compressed at all.
 */
export function clientAssets(clientFolder: string): RequestHandler[] {
  const folder = join(clientFolder, 'assets');
  return [
    compressedFirst(folder),
    express.static(folder, {
      index: false,
      redirect: false,
      fallthrough: true,
      setHeaders: res => {
        res.setHeader('cache-control', 'public, max-age=31536000, immutable');
        res.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
      },
    }),
  ];
}

const kinds: { [ending: string]: string } = { js: 'text/javascript', css: 'text/css' };

function compressedFirst(folder: string): RequestHandler {
  const known = new Map<string, boolean>();
  return function compressedCopy(req, res, next) {
    const [, file, ending = ''] = /^\/([\w-]+\.(js|css))$/.exec(req.path) ?? [];
    if (file === undefined) return next();
    res.vary('accept-encoding');
    if (!/\bbr\b/.test(req.get('accept-encoding') ?? '')) return next();
    const there = known.get(file) ?? existsSync(join(folder, `${file}.br`));
    known.set(file, there);
    if (!there) return next();
    req.url = `${req.url.replace(/\?.*$/, '')}.br`;
    res.set({ 'content-encoding': 'br', 'content-type': `${kinds[ending]}; charset=utf-8` });
    next();
  };
}
