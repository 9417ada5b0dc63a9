import { spawn } from 'node:child_process'
import { createHash, type Hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Progress } from '../progress.mjs'
import { root } from '../root'

const stampFile = path.join(root, '.next', 'portal-build')

// Everything whose change makes another build; what is missing counts as empty.
const sources = [
  ...['app', 'lib', 'messages', 'public', 'prisma/schema.prisma', 'package-lock.json', 'tsconfig.json'],
  ...['next.config.js', 'postcss.config.mjs'],
]

/** The key that names and encrypts server actions. One that the operator gave is the same on all machines. */
export type ActionsKey = { from: 'operator' | 'us'; value: string }

type Build = { actionsKey: ActionsKey; progress: Progress; signal?: AbortSignal }

/**
 * Runs `next build` unless .next holds a finished build of these sources. The stamp goes first and comes back last,
 * so that an interrupted build is never taken for a finished one.
 */
export async function prepareBuild(input: Build): Promise<void> {
  const digest = await digestSources(input.actionsKey)
  if (existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === digest) return
  await rm(stampFile, { force: true })
  await input.progress.step('Building the portal (about half a minute, after a change)', () =>
    runBuild(input),
  )
  await writeFile(stampFile, digest)
}

async function digestSources(key: ActionsKey): Promise<string> {
  // A key of our own may differ: Next takes the running server's. Only the names of actions keep the build's.
  const hash = createHash('sha256').update(key.from === 'operator' ? key.value : '')
  for (const source of sources) await addFile(hash, source)
  return hash.digest('hex')
}

async function addFile(hash: Hash, name: string): Promise<void> {
  const file = path.join(root, name)
  if (!existsSync(file) || /\.test\.tsx?$/.test(name)) return
  const names = await readdir(file).catch(() => null)
  if (names === null) hash.update(`${name}\0`).update(await readFile(file))
  else for (const child of names.sort()) await addFile(hash, path.join(name, child))
}

/** The environment of a build holds no secret but the one it is for. */
function runBuild({ actionsKey, signal }: Build): Promise<void> {
  const { PATH, HOME, TMPDIR, CI } = process.env
  const fixed = { NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
  const env = { PATH, HOME, TMPDIR, CI, ...fixed, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey.value }
  const program = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  // Turbopack's children end with it; Ctrl-C comes through the signal.
  const child = spawn(process.execPath, [program, 'build'], { cwd: root, env, signal, killSignal: 'SIGKILL' })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => {
      if (status === 0) resolve()
      else reject(new Error(`next build failed:\n${output.trim()}`))
    })
  })
}
