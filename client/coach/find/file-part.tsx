import { useId, useState } from 'react';
import { fileColumns } from '../../../server/domain/find/file-columns.ts';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { foundWords } from '../../words/found.ts';

/** What the server takes of a file, in bytes. */
const most = 2 * 1024 * 1024;

/** A file that the practice exports in the place of its charts: chosen, and looked through for the same question. */
export default function FilePart({ ready, onFile }: { ready: boolean; onFile: (text: string) => void }) {
  const say = useWords(foundWords);
  const id = useId();
  const [file, setFile] = useState<File>();
  const isTooLarge = file !== undefined && file.size > most;
  const look = async () => {
    if (file !== undefined && !isTooLarge) onFile(await file.text());
  };
  return (
    <section className="find-file" aria-labelledby={`${id}-head`}>
      <h3 id={`${id}-head`}>{say.fromFile}</h3>
      <label htmlFor={id}>{say.file}</label>
      <input
        id={id}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        aria-describedby={`${id}-hint`}
        onChange={event => setFile(event.target.files?.[0])}
      />
      <p id={`${id}-hint`} className={isTooLarge ? 'needs-you' : 'soft small'}>
        {isTooLarge ? say.fileTooLarge : say.fileHint}
      </p>
      <details>
        <summary>{say.columns}</summary>
        <dl className="find-reads">
          {fileColumns.map(({ column, name }) => (
            <div key={column}>
              <dt>{name}</dt>
              <dd>{say.columnOf[column]}</dd>
            </div>
          ))}
        </dl>
      </details>
      {ready ? null : <p className="small">{say.chooseFirst}</p>}
      <div className="buttons">
        <Button busy={!ready || file === undefined || isTooLarge} onClick={() => void look()}>
          {say.lookInFile}
        </Button>
      </div>
    </section>
  );
}
