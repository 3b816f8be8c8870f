import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { queueWords } from '../../words/queue.ts';
import { ToldOfChart, useOpenChart } from '../queue/open-chart.tsx';

/** Opens the chart of a patient whom this coach has taken, as a row of the queue does. */
export default function OpenListed({ id, name }: { id: string; name?: string | undefined }) {
  const say = useWords(queueWords);
  const whose = name ?? say.unnamed;
  const { open, told } = useOpenChart(id, whose);
  return (
    <>
      <Button onClick={() => void open()} aria-label={say.doLong(say.openHere, whose)}>
        {say.openHere}
      </Button>
      <ToldOfChart told={told} />
    </>
  );
}
