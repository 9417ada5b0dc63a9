import { execFile } from 'node:child_process'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { findFreePort } from '../../ports'
import { root } from '../../root'
import type { Bench } from '../row'
import { startProgram } from './program'

/** Where the action of the bare application redirects to. */
export const bareTarget = 'https://launch.example/launchpad#token=none'

const files = {
  'package.json': JSON.stringify({ name: 'bare-app', private: true, type: 'module' }),
  // The packages are the portal's own, outside the folder.
  'next.config.js': `export default { turbopack: { root: '/' } }`,
  'app/layout.js': `
export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>
}`,
  'app/page.js': `
import { leave } from './actions'

export default function Page() {
  return <form action={leave}><input name="email" /><button>Go</button></form>
}`,
  'app/actions.js': `
'use server'
import { redirect } from 'next/navigation'

export async function leave() {
  redirect(${JSON.stringify(bareTarget)})
}`,
}

/** Writes, builds and starts the least that Next can be with a form whose action redirects; gives its origin. */
export async function startBareApp({ database, cleanUp, progress }: Bench): Promise<string> {
  const folder = path.join(database.folder, 'bare-app')
  await mkdir(path.join(folder, 'app'), { recursive: true })
  for (const [name, text] of Object.entries(files))
    await writeFile(path.join(folder, name), `${text.trim()}\n`)
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'dir')
  await progress.step('building the bare application', () => build(folder, cleanUp.signal))

  const port = await findFreePort()
  const origin = `http://127.0.0.1:${port}`
  await startProgram({
    name: 'bare-app',
    args: [next, 'start', '--hostname', '127.0.0.1', '--port', String(port)],
    cwd: folder,
    env: {},
    logFolder: database.folder,
    probe: origin,
    cleanUp,
  })
  return origin
}

const next = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next')

async function build(cwd: string, signal: AbortSignal): Promise<void> {
  const { PATH = '', HOME = '' } = process.env
  const env = { PATH, HOME, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
  await promisify(execFile)(process.execPath, [next, 'build'], { cwd, env, signal })
}
