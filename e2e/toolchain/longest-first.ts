import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Projects in the order they run: those with the longest files first, so that short ones fill both cores at the end. */
const PROJECTS = ['interface', 'unit', 'shell', 'east', 'west'];

/** Files that take longest though their text is short, longest first. */
const LONG = [
  'e2e/screens/axe.spec.ts',
  'e2e/search.spec.ts',
  'e2e/walk-through/walk-through.spec.ts',
  'e2e/whole-life/whole-life.spec.ts',
  'e2e/kit/axe.spec.ts',
  'server/admin/import-export.test.ts',
  'server/admin/admin.test.ts',
  'db/faults/kill-during-saves.test.ts',
  'db/sample/sample.test.ts',
  'e2e/contract/storm.test.ts',
];

function rank(list: readonly string[], isIt: (entry: string) => boolean): number {
  const at = list.findIndex(isIt);
  return at < 0 ? list.length : at;
}

/** A long file that begins last runs alone on one core while the other waits. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const bySize = await super.sort(files);
    const placeOf = ({ project, moduleId }: TestSpecification): number =>
      rank(PROJECTS, (name) => name === project.name) * (LONG.length + 1) +
      rank(LONG, (name) => moduleId.endsWith(name));
    return bySize
      .map((file) => ({ file, place: placeOf(file) }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ file }) => file);
  }
}
