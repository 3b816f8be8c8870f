/** All words in both languages, for a test that draws without a page around it. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { learn } from '../../client/design/words.ts';
import { learnDoNow } from '../../client/words/do-now-both.ts';
import { languages } from '../../server/domain/language.ts';

const folder = join(import.meta.dirname, '..', '..', 'client', 'words');

learnDoNow();
for (const language of languages) {
  for (const file of globSync('for-*.ts', { cwd: join(folder, language) })) {
    const fetched = (await import(join(folder, language, file))) as {
      [name: string]: { [name: string]: unknown };
    };
    for (const words of Object.values(fetched)) learn(language, words);
  }
}
