import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const stampFile = path.join(root, 'prisma', 'generated', '.generated-from')

/**
 * Writes the database client to prisma/generated when prisma/schema.prisma or Prisma itself changed since.
 * @returns {'generated' | 'current'}
 */
export function generateClient() {
  const digest = digestOf(['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json'])
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === digest) return 'current'
  rmSync(stampFile, { force: true })
  runPrismaGenerate()
  writeFileSync(stampFile, digest)
  return 'generated'
}

/** @param {string[]} files */
function digestOf(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(path.join(root, file))).update('\0')
  return hash.digest('hex')
}

function runPrismaGenerate() {
  // Prisma would download a schema engine that `generate` never runs; any existing program stands in for it.
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  }
  const program = path.join(root, 'node_modules', 'prisma', 'build', 'index.js')
  const result = spawnSync(process.execPath, [program, 'generate'], { cwd: root, env, encoding: 'utf8' })
  if (result.status !== 0) throw new Error(`prisma generate failed:\n${result.stdout}${result.stderr}`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.error(`prisma/generated: ${generateClient()}`)
}
