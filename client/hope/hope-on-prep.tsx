import { Folded } from '../design/folded.tsx';
import { useWords } from '../design/words.ts';
import { isRefused } from '../page/api.ts';
import { usePage } from '../page/page.ts';
import { Reason } from '../page/reason.tsx';
import { hopeWords } from '../words/hope.ts';
import { pageWords } from '../words/page.ts';
import { HopePart } from './hope-part.tsx';
import { useHope } from './use-hope.ts';
import './hope.css';

/** The shared page of what matters, asked for when it is unfolded. */
export function HopeOnPrep({ lang }: { lang: string | undefined }) {
  const say = useWords(hopeWords);
  const sayPage = useWords(pageWords);
  const { login } = usePage();
  const { told, look } = useHope();
  const role = login?.staff.role;
  return (
    <Folded title={say.folded} onOpen={() => told === undefined && void look()}>
      {told === undefined ? <p className="soft">{sayPage.opening}</p> : null}
      {isRefused(told) ? (
        <p className="needs-you">
          <Reason refusal={told} />
        </p>
      ) : null}
      {told && !isRefused(told) ? (
        <HopePart
          hope={told.hope}
          lang={lang}
          mayWrite={role === 'coach' || role === 'physician'}
          onDone={look}
        />
      ) : null}
    </Folded>
  );
}
