import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes long, longest first: no worker is left alone with it at the end. */
const long = [
  'test/faults/kill.test',
  'test/faults/emr',
  'test/faults/outbox-',
  'test/journeys/',
  'test/client/prep-page',
  'test/client/session-',
  'test/server/outbox/',
  'test/sandbox-emr/pages',
  'test/server/http/all-routes',
  'test/launch/adding-a-practice',
  'test/server/storage/migrate',
  'test/server/workflow/',
  'test/launch/',
  'test/server/',
];

/** In a clone that has never run, too; vitest itself goes by how long each took the last time. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = long.findIndex(name => moduleId.includes(name));
      return found < 0 ? long.length : found;
    };
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}
