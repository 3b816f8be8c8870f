import { useEffect } from 'react';
import { useWords } from '../design/words.ts';
import { isRefused } from '../page/api.ts';
import { hopeWords } from '../words/hope.ts';
import { HopeAsItStands } from './hope-part.tsx';
import { useHope } from './use-hope.ts';
import './hope.css';

/** What stands on the shared page, above the fields of the talk that add to it. Nothing, where it is empty or away. */
export default function HopeInSession({ lang }: { lang: string | undefined }) {
  const say = useWords(hopeWords);
  const { told, look } = useHope();
  useEffect(() => void look(), [look]);
  if (told === undefined || isRefused(told) || told.hope === undefined) return null;
  return (
    <div className="from-before">
      <h3>{say.onPage}</h3>
      <HopeAsItStands hope={told.hope} lang={lang} />
      <p className="soft small">{say.addsTo}</p>
    </div>
  );
}
