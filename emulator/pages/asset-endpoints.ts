import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Hono } from 'hono'
import type { EmulatorEnv } from '../http/emulator-env'
import { methodNotAllowed } from '../http/errors'

const own = (name: string) => new URL(`../assets/${name}`, import.meta.url)
const font = createRequire(import.meta.url).resolve(
  '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
)

// A fixed list rather than a folder: no address can name a file that is not in it.
const assets = {
  'emulator.css': { file: own('emulator.css'), type: 'text/css; charset=utf-8' },
  'launchpad.js': { file: own('launchpad.js'), type: 'text/javascript; charset=utf-8' },
  'favicon.svg': { file: own('favicon.svg'), type: 'image/svg+xml' },
  'inter.woff2': { file: font, type: 'font/woff2' },
}

export function assetEndpoints(): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>()
  for (const [name, { file, type }] of Object.entries(assets)) {
    const bytes = readFileSync(file)
    app.get(`/${name}`, (c) => c.body(bytes, 200, { 'content-type': type, 'cache-control': 'no-cache' }))
    app.all(`/${name}`, () => methodNotAllowed('GET'))
  }
  return app
}
