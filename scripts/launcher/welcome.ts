import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { LaunchEnvironment } from './launch-environment'

const DemoProducts = z.object({ products: z.array(z.object({ slug: z.string(), name: z.string() })) })

type Welcome = { launch: LaunchEnvironment; demo: { emulatorOrigin: string; settingsFile: string } | null }

/** What the operator wants to see at the end of a start. */
export async function welcome({ launch, demo }: Welcome): Promise<string> {
  const { origin } = launch.env.publicUrl
  const rows = [['Portal', `${origin}/`]]
  if (demo) {
    const { products } = DemoProducts.parse(JSON.parse(await readFile(demo.settingsFile, 'utf8')))
    for (const { slug, name } of products) rows.push([`Try ${name}`, `${origin}/try/${slug}`])
    rows.push(['Frame emulator', `${demo.emulatorOrigin}/`], ['Mailbox', `${demo.emulatorOrigin}/mailbox`])
  }
  rows.push(
    ['Data folder', path.relative(process.cwd(), launch.dataDir) || launch.dataDir],
    ['Stop', 'Ctrl-C'],
  )
  const lines = rows.map(([what, where]) => `  ${(what ?? '').padEnd(22)}${where}`)
  const title = demo
    ? 'The portal is ready, with demo products and a stand-in for Frame.'
    : 'The portal is ready.'
  return ['', title, '', ...lines, ''].join('\n')
}
