import type { Measurement } from './figure.ts';
import { evaluating, untilThere } from './month/evaluating.ts';
import { exporting } from './month/exporting.ts';
import { firstPage } from './month/first-page.ts';
import { addNetwork, iss, months } from './month/network.ts';
import { benchData } from './server-process.ts';

/**
 * The biller's month in a network of ten thousand patients with a million encounters of five years: worked out, looked at,
 * exported. All of it in one process, as one server does it, on the real database.
 */
export const month: Measurement = {
  name: 'month',
  async measure(say) {
    const data = await benchData();
    try {
      const { practiceId, settings, biller } = await addNetwork(data, say);
      const who = { practiceId, settings, staff: biller, loginId: 'bench', iss };
      const evaluated = await evaluating(data, who, say);
      say('a month of four years ago is looked at');
      await untilThere(data, who, months.old);
      return [...(await firstPage(data, who)), ...evaluated, ...(await exporting(data, who, say))];
    } finally {
      await data.remove();
    }
  },
};
