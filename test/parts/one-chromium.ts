import { browserProgram } from './browser-program.ts';

/**
 * Before the first test file of a run: the browser of the npm package is unpacked. Several workers that unpack it at
 * once start it half written.
 */
export default async function oneChromium(): Promise<void> {
  await browserProgram();
}
