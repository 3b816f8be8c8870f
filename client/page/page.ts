import { createContext, useContext, useMemo } from 'react';
import type { PrepView } from '../../server/domain/chart/prep.ts';
import type { PhysicianView } from '../../server/domain/physician/physician-view.ts';
import type { LaunchIntent } from '../../server/domain/practice/launch-intent.ts';
import type { LoginView, RefusalView } from '../../server/http/contract/login.ts';
import type { PageState, WhoView } from '../../server/http/contract/page.ts';
import type { Calendar, ZoneShifts } from '../design/dates.ts';
import { type Language, useLanguage } from '../design/words.ts';
import type { Api } from './api.ts';
import type { Place } from './place.ts';

/** What the head of the page tells the script: who is here and when. Nothing of the patient's. */
export type PageStart = {
  launchId: string;
  language: Language;
  timeZone: string;
  /** Of that zone's clock, where the server knew the zone when it drew the page. */
  shifts?: ZoneShifts;
  now: string;
  state: PageState;
  login?: LoginView;
};

/** A part of the page that arrives by itself. `json` is its text in the page, there when the server drew it. */
export type Arrived<T> = { value: T | RefusalView; json?: string };
export type Arrivals = {
  who(): Arriving<WhoView>;
  prep(): Arriving<PrepView>;
  physician(): Arriving<PhysicianView>;
};
export type Arriving<T> = Arrived<T> | Promise<Arrived<T>>;

/** What every screen may ask of the page around it. */
export type Page = {
  api: Api;
  login?: LoginView;
  place: Place;
  go: (place: Place) => void;
  arrivals: Arrivals;
  timeZone: string;
  now: string;
  /** Where the launch asked to be opened, when it came by a card's link. */
  intent?: LaunchIntent;
};

export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('usePage outside of a page');
  return page;
}

/** The calendar of this page, for telling dates: the practice's zone, today, and the language. */
export function useCalendar(): Calendar {
  const { timeZone, now } = usePage();
  const language = useLanguage();
  return useMemo(() => ({ timeZone, now, language }), [timeZone, now, language]);
}
