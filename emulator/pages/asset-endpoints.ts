import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Hono } from 'hono'
import type { EmulatorEnv } from '../http/emulator-env'
import { methodNotAllowed } from '../http/errors'

const own = (name: string) => new URL(`../assets/${name}`, import.meta.url)
const font = createRequire(import.meta.url).resolve(
  '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
)

const script = (name: string) => ({ file: own(name), type: 'text/javascript; charset=utf-8' })
const stylesheet = (name: string) => ({ file: own(name), type: 'text/css; charset=utf-8' })

// A fixed list rather than a folder: no address can name a file that is not in it.
const assets = {
  'emulator.css': stylesheet('emulator.css'),
  'console.css': stylesheet('console.css'),
  'console.js': script('console.js'),
  'launchpad.css': stylesheet('launchpad.css'),
  'launchpad.js': script('launchpad.js'),
  'launchpad/assertions-table.js': script('launchpad/assertions-table.js'),
  'launchpad/ask.js': script('launchpad/ask.js'),
  'launchpad/dom.js': script('launchpad/dom.js'),
  'launchpad/log-back-in.js': script('launchpad/log-back-in.js'),
  'launchpad/run-visit.js': script('launchpad/run-visit.js'),
  'launchpad/in-words.js': script('launchpad/in-words.js'),
  'launchpad/tab-memory.js': script('launchpad/tab-memory.js'),
  'launchpad/take-token.js': script('launchpad/take-token.js'),
  'launchpad/user-menu.js': script('launchpad/user-menu.js'),
  'launchpad/watch-visit.js': script('launchpad/watch-visit.js'),
  'session.css': stylesheet('session.css'),
  'session.js': script('session.js'),
  'session/desktop.js': script('session/desktop.js'),
  'session/powershell.js': script('session/powershell.js'),
  'session/terminal.js': script('session/terminal.js'),
  'mailbox.css': stylesheet('mailbox.css'),
  'mailbox.js': script('mailbox.js'),
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
