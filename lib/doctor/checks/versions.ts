import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { type Finding, ok } from '../finding'

const Package = z.object({ version: z.string() })

export async function checkVersions(): Promise<Finding[]> {
  const { portal, next } = await readVersions()
  return [ok('versions', `Portal ${portal}, Next ${next}, Node.js ${process.versions.node}.`)]
}

/** Of this portal and of what it is built on. Programs are started in the folder of the repository. */
export async function readVersions() {
  const [portal, next] = await Promise.all([
    versionIn('package.json'),
    versionIn('node_modules', 'next', 'package.json'),
  ])
  return { portal, next, node: process.versions.node }
}

async function versionIn(...file: string[]): Promise<string> {
  const text = await readFile(path.join(/* turbopackIgnore: true */ process.cwd(), ...file), 'utf8')
  return Package.parse(JSON.parse(text)).version
}
