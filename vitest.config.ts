import { defineConfig } from 'vitest/config';

/** A failure's message holds what was found, not "[ …(2) ]": the list at the end of `npm test` shows it alone. */
const chaiConfig = { truncateThreshold: 2_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          chaiConfig,
        },
      },
      { test: { name: 'corpus', include: ['test/corpus/**/*.test.ts'], chaiConfig } },
      {
        test: {
          name: 'conformance',
          include: ['test/conformance/**/*.test.ts'],
          testTimeout: 60_000,
          chaiConfig,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          fileParallelism: false,
          chaiConfig,
        },
      },
    ],
  },
});
