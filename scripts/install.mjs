import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const lockFile = path.join(root, 'package-lock.json')
const stampFile = path.join(root, 'node_modules', '.installed-from')

/**
 * Leaves with a sentence when this Node is too old, then installs what package-lock.json names unless that is there.
 * @param {import('./progress.mjs').Progress} progress
 */
export async function prepareInstallation(progress) {
  requireNode()
  const digest = createHash('sha256').update(readFileSync(lockFile)).digest('hex')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === digest) return
  if (!isInstalled()) await progress.step('Installing packages (about a minute, once)', installPackages)
  writeFileSync(stampFile, digest)
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(
    `The portal needs Node.js 20.19 or newer; this is ${process.version}. See https://nodejs.org/`,
  )
  process.exit(1)
}

/** Whether somebody ran `npm ci` or `npm install` by hand: npm writes down what it installed, at the very end. */
function isInstalled() {
  const installedFile = path.join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installedFile)) return false
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === '') return true
    const found = installed[name]
    return found
      ? found.version === entry.version && found.integrity === entry.integrity
      : entry.optional === true
  })
}

async function installPackages() {
  const { status, output } = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund'])
  if (status === 0) return
  console.error(output.trim())
  console.error('The packages could not be installed (npm ci, above). Check the network and start again.')
  process.exit(1)
}

/**
 * @param {string[]} args
 * @returns {Promise<{ status: number | null, output: string }>}
 */
function runNpm(args) {
  const npmScript = process.env['npm_execpath']
  const [program, first] = npmScript?.endsWith('.js') ? [process.execPath, [npmScript]] : ['npm', []]
  const child = spawn(program, [...first, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ status: 1, output: `npm cannot be started: ${error.message}` }))
    child.on('close', (status) => resolve({ status, output }))
  })
}
