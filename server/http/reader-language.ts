import type { Request } from 'express';
import { cookieOf } from '../../launch/credentials.ts';
import { type Language, languageFrom } from '../domain/language.ts';

/** Kept by the reader's own switch at the foot of a page; it says nothing of anybody. */
export const languageCookie = 'alongside-language';

/** The language to answer this reader in: as they switched it in this browser, else as the browser itself is set. */
export const readerLanguage = (req: Pick<Request, 'headers'>): Language =>
  languageFrom([
    cookieOf(req.headers, languageCookie) ?? '',
    ...(req.headers['accept-language'] ?? '').split(','),
  ]);
