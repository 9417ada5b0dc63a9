import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { root } from '../root'

const Routes = z.record(z.string(), z.string())
const References = z.object({
  node: z.record(
    z.string(),
    z.object({ filename: z.string(), exportedName: z.string(), workers: z.record(z.string(), z.unknown()) }),
  ),
})

export type BuiltAction = {
  /** What Next calls it on the wire. */
  id: string
  /** File and name, as entry points are declared. */
  name: string
  /** The path of a page that it can be posted to. */
  page: string
}

/** Every page, handler and action that the production build answers for, from its own manifests. */
export async function readEntryPoints() {
  const routes = Routes.parse(await readJson('app-path-routes-manifest.json'))
  const references = References.parse(await readJson('server/server-reference-manifest.json'))
  const pathsOf = (kind: string) =>
    Object.entries(routes)
      .filter(([file]) => file.endsWith(`/${kind}`))
      .map(([, route]) => route)
  const actions = Object.entries(references.node).map(
    ([id, { filename, exportedName, workers }]): BuiltAction => {
      const [worker = ''] = Object.keys(workers)
      return { id, name: `${filename}#${exportedName}`, page: routes[worker.replace(/^app/, '')] ?? '' }
    },
  )
  const buildId = (await readFile(path.join(root, '.next', 'BUILD_ID'), 'utf8')).trim()
  return { pages: pathsOf('page'), handlers: pathsOf('route'), actions, buildId }
}

async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(path.join(root, '.next', name), 'utf8'))
}
