import { defineConfig } from 'vitest/config'

const roots = '{lib,app,messages,emulator,scripts,prisma}'
const support = 'scripts/test-support'

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    pool: 'forks',
    // Much of the time is spent waiting for a browser, a database or a program, also where there are only two cores.
    maxWorkers: 2,
    testTimeout: 40_000,
    hookTimeout: 90_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [`${roots}/**/*.test.{ts,tsx}`],
          exclude: ['**/*.{db,server,browser}.test.{ts,tsx}', '**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [`${roots}/**/*.browser.test.ts`],
          // As in playwright.config.ts: one more try, and the report says so.
          retry: 1,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: [`${roots}/**/*.db.test.ts`],
          globalSetup: [`${support}/start-database.ts`],
          setupFiles: [`${support}/use-fresh-database.ts`],
        },
      },
      {
        extends: true,
        test: {
          name: 'servers',
          include: [`${roots}/**/*.server.test.ts`],
          globalSetup: [`${support}/start-database.ts`, `${support}/build-portal.ts`],
          setupFiles: [`${support}/use-fresh-database.ts`],
        },
      },
    ],
  },
})
