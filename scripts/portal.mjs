import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepareInstallation } from './install.mjs'
import { createProgress } from './progress.mjs'

// Files named on the command line are relative to where it was typed; npm tells in INIT_CWD.
process.env['INIT_CWD'] ??= process.cwd()
process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))))
await prepareInstallation(createProgress(process.stderr))

const { register } = await import('tsx/esm/api')
register()
await import('./portal.ts')
