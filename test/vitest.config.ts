import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const WINDOW_TEST_MS = 90_000
/** Real files and a real database on a busy machine; a test that hangs is still told. */
const UNIT_TEST_MS = 60_000

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    environment: 'node',
    // of two cores vitest would leave one idle: these tests wait for disks and other processes as much as they work
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          testTimeout: UNIT_TEST_MS,
          hookTimeout: UNIT_TEST_MS,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.ts'],
          // one window at a time: they share the screen and the processor
          fileParallelism: false,
          testTimeout: WINDOW_TEST_MS,
          hookTimeout: WINDOW_TEST_MS,
        },
      },
    ],
  },
})
