import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepareInstallation } from './install.mjs'
import { createProgress } from './progress.mjs'

// Relative paths in settings and the import aliases of tsconfig.json mean the repository.
process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))))
const progress = createProgress(process.stdout)
await prepareInstallation(progress)

const { register } = await import('tsx/esm/api')
register()
const { launch } = await import('./launch.ts')
await launch({ mode: process.argv.includes('--dev') ? 'development' : 'production', progress })
