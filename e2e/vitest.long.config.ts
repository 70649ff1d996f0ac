import { BaseSequencer, type TestSpecification } from 'vitest/node';
import base from '../vitest.base.ts';

/** The walks through all pages take longest, and Vitest goes by the size of a file, which for them is least. */
class PagesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isPages = ({ moduleId }: TestSpecification): number => Number(moduleId.includes('/pages/'));
    return (await super.sort(files)).sort((a, b) => isPages(b) - isPages(a));
  }
}

/**
 * Every page and its parts in both themes and widths, long journeys, what attackers try in a browser, and the operator's
 * work on a running server.
 */
export default {
  ...base,
  test: {
    ...base.test,
    include: ['{components,pages,security,operating}/**/*.test.ts', 'journeys/**/*.long.test.ts'],
    globalSetup: ['./harness/prepare-store.ts', './harness/prepare-gallery.ts'],
    sequence: { sequencer: PagesFirst },
    // Bounds for what hangs: on a busy machine everything takes ten times as long.
    testTimeout: 300_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
  },
};
