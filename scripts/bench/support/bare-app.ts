import { execFile } from 'node:child_process'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { findFreePort } from '../../ports'
import { root } from '../../root'
import type { Bench } from '../row'
import { startProgram } from './program'

/** What its route handler needs to ask an emulator for tokens. */
export type Upstream = { clientId: string; clientSecret: string; tokensUrl: string; launchUrl: string }

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
  'app/frame/login/[handle]/route.js': `
import { createHmac, randomUUID } from 'node:crypto'

const { UPSTREAM } = process.env

export async function GET(request, { params }) {
  const { clientId, clientSecret, tokensUrl, launchUrl } = JSON.parse(UPSTREAM)
  const { handle } = await params
  const timestamp = String(Math.floor(Date.now() / 1000))
  const reply = await fetch(tokensUrl, {
    method: 'POST',
    cache: 'no-store',
    headers: {
      'Content-Type': 'application/json',
      'X-Frame-ClientId': clientId,
      'X-Frame-Timestamp': timestamp,
      'X-Frame-Signature': createHmac('sha256', clientSecret).update(timestamp + clientId).digest('hex'),
    },
    body: JSON.stringify({
      first_name: 'Jane',
      last_name: 'Doe',
      email: 'jane@company.example',
      metadata: {
        frame_login_url: new URL('/frame/login/' + handle, request.url).href,
        frame_logout_url: new URL('/frame/logout/' + handle, request.url).href,
        should_accept_tos: false,
        signup: handle,
        mint: randomUUID(),
        language: 'en',
        time_zone: 'Europe/Berlin',
      },
    }),
  })
  if (!reply.ok) return new Response(null, { status: 502 })
  return Response.redirect(launchUrl + '#token=' + (await reply.json()), 303)
}`,
}

/**
 * Writes, builds and starts the least that Next can be with a form whose action redirects and a route handler that
 * redirects with a token from `upstream`; gives its origin.
 */
export async function startBareApp(
  { database, cleanUp, progress }: Bench,
  upstream?: Upstream,
): Promise<string> {
  const folder = path.join(database.folder, 'bare-app')
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await writeFile(path.join(folder, name), `${text.trim()}\n`)
  }
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'dir')
  await progress.step('building the bare application', () => build(folder, cleanUp.signal))

  const port = await findFreePort()
  const origin = `http://127.0.0.1:${port}`
  await startProgram({
    name: 'bare-app',
    args: [next, 'start', '--hostname', '127.0.0.1', '--port', String(port)],
    cwd: folder,
    env: upstream ? { UPSTREAM: JSON.stringify(upstream) } : {},
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
