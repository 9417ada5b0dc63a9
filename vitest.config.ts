import { defineConfig } from 'vitest/config'

const roots = '{lib,app,messages,emulator,scripts,prisma}'
const support = 'scripts/test-support'

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [`${roots}/**/*.test.{ts,tsx}`],
          exclude: ['**/*.{db,server}.test.{ts,tsx}', '**/node_modules/**'],
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
