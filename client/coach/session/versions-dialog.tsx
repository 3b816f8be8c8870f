import { useEffect, useState } from 'react';
import type { SessionView } from '../../../server/http/contract/session.ts';
import { Button } from '../../design/button.tsx';
import { sayMoment } from '../../design/dates.ts';
import { Dialog } from '../../design/dialog.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { useBecause } from '../../page/because.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { sessionWords } from '../../words/session.ts';
import { useWriting } from './session-context.ts';

type Version = { rev: number; savedAt: string; by: string; lost: unknown[] };

/** The last versions of the draft. Bringing one back makes it the newest; nothing in between is lost. */
export function VersionsDialog({ onClose }: { onClose: () => void }) {
  const { view, store, announce } = useWriting();
  const { api } = usePage();
  const say = useWords(sessionWords);
  const calendar = useCalendar();
  const [versions, setVersions] = useState<Version[] | Refused>();
  const [failed, setFailed] = useState<string>();
  useEffect(() => {
    let here = true;
    void store
      .flush()
      .then(() => api.get<Version[]>(`/api/sessions/${view.id}/versions`))
      .then(answer => here && setVersions(answer));
    return () => {
      here = false;
    };
  }, [api, store, view.id]);
  const because = useBecause();
  return (
    <Dialog title={say.versions} onClose={onClose}>
      <p className="soft">{say.versionsHint}</p>
      {isRefused(versions) ? <p className="needs-you">{say.couldNot(because(versions))}</p> : null}
      {failed ? (
        <p className="needs-you" role="alert">
          {say.couldNot(failed)}
        </p>
      ) : null}
      {Array.isArray(versions) && versions.length === 0 ? <p>{say.noVersions}</p> : null}
      <ul className="lines">
        {Array.isArray(versions)
          ? versions.map((version, at) => (
              <li key={version.rev}>
                <span>
                  {sayMoment(version.savedAt, { ...calendar, now: new Date().toISOString() })}{' '}
                  <span className="soft">
                    {say.versionBy(version.by)}
                    {version.lost.length > 0 ? ` · ${say.versionLost(version.lost.length)}` : ''}
                  </span>
                </span>
                {at === 0 ? (
                  <span className="soft">{say.versionNow}</span>
                ) : (
                  <Button onClick={() => restore(version)}>{say.restore}</Button>
                )}
              </li>
            ))
          : null}
      </ul>
    </Dialog>
  );

  async function restore(version: Version) {
    const path = `/api/sessions/${view.id}/versions/${version.rev}/restoration`;
    const restored = await api.send<SessionView>('POST', path, { key: crypto.randomUUID() });
    if (isRefused(restored)) return setFailed(because(restored));
    store.takeOver(restored.draft as SessionView['draft'], restored.rev, restored.savedAt);
    announce(say.restore);
    onClose();
  }
}
