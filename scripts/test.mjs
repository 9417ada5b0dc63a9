import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepareInstallation } from './install.mjs'
import { createProgress } from './progress.mjs'

process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))))
await prepareInstallation(createProgress(process.stdout))

const { register } = await import('tsx/esm/api')
register()
const { runTests } = await import('./test-run.ts')
await runTests({ long: process.argv.includes('--long') })
