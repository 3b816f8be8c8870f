import type { Writable } from 'node:stream';
import type { PrepView } from '../../domain/chart/prep.ts';
import type { Language } from '../../domain/language.ts';
import type { PhysicianView } from '../../domain/physician/physician-view.ts';
import type { LoginView, RefusalView } from './login.ts';

/** Who the patient is, and the session to begin or go on with: all that the first part of a page waits for. */
export type WhoView = Pick<PrepView, 'who' | 'openSession' | 'lastSession' | 'openFlags'>;

/** `unknown`: no login came with the request; a fragment of the address may still bring one. */
export type PageState = 'open' | 'unknown' | 'locked';

/** Addresses of the built files that a page needs. */
export type PageFiles = { scripts: string[]; preloads: string[]; styles: string[]; fonts: string[] };

/** What the server gives the page's renderer. `path` decides the screen. */
export type RenderInput = {
  launchId: string;
  path: string;
  language: Language;
  state: PageState;
  login?: LoginView;
  timeZone: string;
  now: string;
  files: PageFiles;
  nonce: string;
  /** There when the state is `open`. A part whose promise fails is fetched by the browser instead. */
  parts?: {
    who: Promise<WhoView | RefusalView>;
    prep: Promise<PrepView | RefusalView>;
    physician?: Promise<PhysicianView | RefusalView>;
  };
  onError: (cause: unknown) => void;
};

export type RenderedPage = { pipe: (to: Writable) => void; abort: (because: unknown) => void };
