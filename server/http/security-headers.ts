import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { lookSource } from './plain-page.ts';

/** On every answer. Nothing may frame it, run in it or keep it, until a page says otherwise. */
export const securityHeaders = (origin: string): RequestHandler[] => [
  helmet({
    contentSecurityPolicy: false,
    frameguard: false, // frame-ancestors says it better, and by practice
    crossOriginOpenerPolicy: false, // inside a frame it does nothing; EMRs open us in windows of their own
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: origin.startsWith('https:')
      ? { maxAge: 31_536_000, includeSubDomains: true }
      : false,
  }),
  (_req, res, next) => {
    res.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox");
    res.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
    res.set('cache-control', 'no-store');
    next();
  },
];

/** The policy of a page: our own files, inline only with the nonce, framed by the given origins or by nobody. */
export function pagePolicy(res: Response, nonce: string, frameOrigins: readonly string[]): void {
  const framing = frameOrigins.filter(origin => frameable.test(origin)).join(' ') || "'none'";
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}' ${lookSource}`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    `frame-ancestors ${framing}`,
    "require-trusted-types-for 'script'",
  ];
  res.set('content-security-policy', policy.join('; '));
}

/** Of a page that says no: inside an EMR's frame too, whoever's it is; it holds no control and knows nobody. */
export const deadEnd = `default-src 'none'; style-src ${lookSource}; frame-ancestors *; sandbox`;

/** An origin, without wildcards; plain http on this machine only. */
const frameable = /^(https:\/\/[a-z0-9.-]+(:\d+)?|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?)$/i;
