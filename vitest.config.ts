import { defineConfig } from 'vitest/config'

/** These need PostgreSQL; the others stay fast without it. */
const onDatabase = [
  'src/**/server/**/*.test.ts',
  'src/platform/{database,file-storage,http,jobs,events}/**/*.test.ts',
  'src/app/**/*.test.ts',
]

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // A worker loads the product once, not once for each file: nothing of it may depend on being loaded anew.
    isolate: false,
    // A busy machine is slow, not wrong.
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['src/**/*.test.{ts,tsx}', 'architecture/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: onDatabase,
        },
      },
      {
        extends: true,
        test: { name: 'server', include: onDatabase, globalSetup: 'src/platform/testing/global-setup.ts' },
      },
    ],
  },
})
