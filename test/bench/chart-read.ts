import { readCapabilityStatement } from '../../launch/capability-statement.ts';
import { readChart } from '../../server/chart/read/read-chart.ts';
import type { EmrAccess } from '../../server/domain/chart/emr-access.ts';
import { type BenchEmr, startBenchEmr } from './emr/emr-process.ts';
import { measuredPatient } from './emr/recording.ts';
import { atMost, type Figure, type Measurement, median, timesQuicker, told } from './figure.ts';
import { readByCode, readPageByPage } from './sequential-reads.ts';

const latencyMs = 30;
const rounds = 9;

/** The read of the largest chart, at 30 ms to the EMR, against the two ways other apps read one. */
export const chartRead: Measurement = {
  name: 'chart-read',
  async measure(say) {
    const emr = await startBenchEmr();
    try {
      const access = await accessTo(emr);
      const ways = {
        ours: () => readChart(access, measuredPatient, new Date()),
        pages: () => readPageByPage(access, measuredPatient),
        codes: () => readByCode(access, measuredPatient),
      };
      say('asking everything once, so that the EMR has its answers ready');
      const snapshot = await ways.ours();
      const unread = Object.values(snapshot).filter(
        part => typeof part === 'object' && 'status' in part && part.status === 'could-not-be-read',
      );
      if (snapshot.patient.status !== 'recorded' || unread.length > 0)
        throw new Error('the chart was not read');
      await ways.pages();
      await ways.codes();
      await emr.setLatency(latencyMs);
      await Promise.all([ways.ours(), ways.ours()]);
      say(`reading the chart ${rounds} times each way, in turns`);
      const times = { ours: [] as number[], pages: [] as number[], codes: [] as number[] };
      for (let round = 0; round < rounds; round += 1)
        for (const way of ['ours', 'pages', 'codes'] as const) times[way].push(await timed(ways[way]));
      const asked = {
        ours: await counted(emr, ways.ours),
        pages: await counted(emr, ways.pages),
        codes: await counted(emr, ways.codes),
      };
      return figures(times, asked);
    } finally {
      await emr.close();
    }
  },
};

type Way = 'ours' | 'pages' | 'codes';

function figures(
  times: { [way in Way]: number[] },
  asked: { [way in Way]: { requests: number; kb: number } },
): Figure[] {
  const ours = median(times.ours);
  const pages = median(times.pages);
  const codes = median(times.codes);
  return [
    atMost(13, 'requests to the EMR', asked.ours.requests, 'requests'),
    atMost(300, 'bytes from the EMR', asked.ours.kb, 'KB'),
    atMost(latencyMs + 50, 'chart read, median', ours, 'ms'),
    told(
      'page by page, median',
      pages,
      'ms',
      `${asked.pages.requests} requests, ${Math.round(asked.pages.kb)} KB`,
    ),
    told(
      'by code, _count=1000, median',
      codes,
      'ms',
      `${asked.codes.requests} requests, ${Math.round(asked.codes.kb)} KB`,
    ),
    timesQuicker(30, 'chart read', { ours, theirs: pages, against: 'type by type, page by page' }),
    timesQuicker(6, 'chart read', { ours, theirs: codes, against: 'one after another by code, _count=1000' }),
  ];
}

async function accessTo(emr: BenchEmr): Promise<EmrAccess> {
  const metadata = await (await fetch(`${emr.fhirBase}/metadata`)).json();
  const accepts = readCapabilityStatement(metadata);
  if (accepts === undefined) throw new Error('the EMR does not say what it takes');
  return {
    ...{ practiceId: '', iss: emr.fhirBase, base: emr.fhirBase, accessToken: 'any', vendor: 'sandbox' },
    claims: [],
    ...{ scopes: ['patient/*.rs'], accepts, atOnce: 16, patientId: measuredPatient, fhirUser: '' },
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function counted(
  emr: BenchEmr,
  work: () => Promise<unknown>,
): Promise<{ requests: number; kb: number }> {
  await emr.forgetCounts();
  await work();
  const { reads, readBytes } = await emr.counts();
  return { requests: reads, kb: readBytes / 1024 };
}
