import { design } from './design.ts';
import { page } from './page.ts';
import { prepHeadings } from './prep-headings.ts';

/** What every page says around its screen, and of itself when there is none; fetched in one piece, before anything is drawn. */
export const forPage = { page, design, prepHeadings };
