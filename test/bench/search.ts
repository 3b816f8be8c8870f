import {
  byFullScan,
  cpuMs,
  fiveThousandResources,
  yearOfWeights,
} from '../sandbox-emr/fhir/many-resources.ts';
import { atMost, type Measurement, timesQuicker, told } from './figure.ts';

const turns = 50;

/** What the sandbox EMR's search by patient, code and date takes of one core, the first one and the later ones. */
export const search: Measurement = {
  name: 'search',
  async measure(say) {
    say('searching 5,000 resources by patient, code and date');
    const store = await fiveThousandResources();
    const one = () => void store.search('Observation', new URLSearchParams(yearOfWeights));
    const first = cpuMs(one);
    const all = cpuMs(() => {
      for (let turn = 0; turn < turns; turn += 1) one();
    });
    const later = all / turns;
    const scan = cpuMs(() => void byFullScan(store));
    return [
      atMost(20, 'a search of 5,000 resources by patient, code and date: CPU', later, 'ms'),
      told('the first one after the server started, which indexes: CPU', first, 'ms'),
      timesQuicker(10, 'a search, in CPU', { ours: later, theirs: scan, against: 'a full scan' }),
    ];
  },
};
