import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { LaunchEnvironment } from './launch-environment'

const DemoSettings = z.object({
  products: z.array(z.object({ slug: z.string(), name: z.string() })),
  invites: z.array(z.object({ code: z.string() })),
})

type Welcome = {
  launch: LaunchEnvironment
  demo: { emulatorOrigin: string; settingsFile: string } | null
  /** Where somebody becomes the first administrator, while there is none. */
  setUpLink: string | null
}

/** What the operator wants to see at the end of a start. */
export async function welcome({ launch, demo, setUpLink }: Welcome): Promise<string> {
  const { origin } = launch.env.publicUrl
  const rows = [['Portal', `${origin}/`]]
  if (demo) {
    const { products, invites } = DemoSettings.parse(JSON.parse(await readFile(demo.settingsFile, 'utf8')))
    for (const { slug, name } of products) rows.push([`Try ${name}`, `${origin}/try/${slug}`])
    for (const { code } of invites) rows.push(['An invite of sales', `${origin}/i/${code}`])
    rows.push(['Frame emulator', `${demo.emulatorOrigin}/`], ['Mailbox', `${demo.emulatorOrigin}/mailbox`])
  }
  rows.push(
    ['Staff area', `${origin}/staff${demo ? '  (sign in as marketing, sales or admin by a button)' : ''}`],
    ['Data folder', path.relative(process.cwd(), launch.dataDir) || launch.dataDir],
    ['Stop', 'Ctrl-C'],
  )
  const lines = rows.map(([what, where]) => `  ${(what ?? '').padEnd(22)}${where}`)
  const title = demo
    ? 'The portal is ready, with demo products and a stand-in for Frame.'
    : 'The portal is ready.'
  const setUp = setUpLink
    ? [
        'There is no administrator yet. Whoever opens this link becomes the first; it works once, for 24 hours:',
        `  ${setUpLink}`,
        '',
      ]
    : []
  return ['', title, '', ...lines, '', ...setUp].join('\n')
}
