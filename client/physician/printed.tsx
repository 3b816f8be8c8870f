import './printed.css';
import { useEffect, useRef } from 'react';
import type { PhysicianView } from '../../server/domain/physician/physician-view.ts';
import { sayClock, sayDay } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { printedWords } from '../words/printed.ts';

/** On paper alone: practice, date and reader at the head of the first sheet, the patient with them at the foot of each. */
export default function Printed({ who }: { who?: PhysicianView['who'] }) {
  const say = useWords(printedWords);
  const { login } = usePage();
  const calendar = useCalendar();
  const head = useRef<HTMLParagraphElement>(null);
  const patient = who?.status === 'recorded' ? who.value : undefined;
  useEffect(() => {
    const write = () => {
      const now = new Date().toISOString();
      // Of a year long past, so that the year is said.
      const inFull = (at: string) => sayDay(at, { ...calendar, now: '1900-01-01T12:00:00Z' });
      const { staff, practice } = login ?? {};
      const when = say.when(inFull(now), sayClock(now, calendar.timeZone), staff?.name ?? '');
      const whose = patient && say.of(patient.name, patient.birthDate ? inFull(patient.birthDate) : '');
      const line = [whose, practice, when].filter(Boolean).join(' · ');
      if (head.current) head.current.textContent = [practice, when].filter(Boolean).join(' · ');
      document.documentElement.style.setProperty('--printed', JSON.stringify(line));
    };
    write();
    addEventListener('beforeprint', write);
    return () => {
      removeEventListener('beforeprint', write);
      document.documentElement.style.removeProperty('--printed');
    };
  }, [login, calendar, patient, say]);
  return <p className="printed" ref={head} />;
}
