import { type ExportKind, fileNameOf, kindOfFile } from '../../server/domain/desk/export-kinds.ts';
import { Button } from '../design/button.tsx';
import { useLanguage, useWords } from '../design/words.ts';
import { isRefused } from '../page/api.ts';
import { usePage } from '../page/page.ts';
import { exportKindWords } from '../words/export-kinds.ts';
import { handOver } from './hand-over.ts';
import { useDeskDeed } from './use-desk.ts';

type Asked = {
  kind: ExportKind;
  says: 'csv' | '837p' | 'fhir' | 'claims' | 'pdf' | 'packets';
  query?: string;
};
const offered: readonly Asked[] = [
  { kind: 'csv', says: 'csv' },
  { kind: '837p', says: '837p' },
  { kind: 'fhir', says: 'fhir' },
  { kind: 'fhir', says: 'claims', query: '?with=claim' },
  { kind: 'pdf', says: 'pdf' },
  { kind: 'packets', says: 'packets' },
];

/** A batch as each of its kinds, to be fetched again at any time. `told`: which batch it is, for whoever hears the page. */
export function BatchKinds({ batch, told }: { batch: { id: string; month: string }; told: string }) {
  const { api } = usePage();
  const say = useWords(exportKindWords);
  const language = useLanguage();
  const { busy, told: outcome, run } = useDeskDeed();
  const fetched = ({ kind, query = '' }: Asked) =>
    run(
      async () => {
        const asked = kind === 'pdf' || kind === 'packets' ? `?language=${language}` : query;
        const file = await api.file(`/exports/${batch.id}${kindOfFile[kind].ending}${asked}`);
        return isRefused(file) ? file : { file };
      },
      ({ file }) => {
        handOver(file, fileNameOf(batch, kind, query !== ''));
        return '';
      },
    );
  return (
    <>
      <ul className="batch-kinds" aria-label={say.as(told)}>
        {offered.map(one => (
          <li key={one.says}>
            <Button look="link" busy={busy} onClick={() => void fetched(one)}>
              {say[one.says]}
            </Button>
          </li>
        ))}
      </ul>
      <p role="status" className="batch-told needs-you">
        {outcome?.failed ? outcome.words : null}
      </p>
    </>
  );
}
