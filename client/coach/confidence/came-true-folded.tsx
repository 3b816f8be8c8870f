import { useState } from 'react';
import { Folded } from '../../design/folded.tsx';
import { useWords } from '../../design/words.ts';
import { cameTrueWords } from '../../words/came-true.ts';
import CameTrueLine from './came-true.tsx';

/** Beside the ruler of a plan, folded: the patient may be looking at this screen too, and it is not said to them so. */
export default function CameTrueFolded({ value }: { value?: number }) {
  const say = useWords(cameTrueWords);
  const [open, setOpen] = useState(false);
  return (
    <div className="small screen-only">
      <Folded title={<span className="soft">{say.inTalk}</span>} onOpen={() => setOpen(true)}>
        {open ? <CameTrueLine value={value} /> : null}
      </Folded>
    </div>
  );
}
