import { env } from '@/lib/env'
import { startJanitor } from '@/lib/jobs/start-janitor'
import { startWorker } from '@/lib/jobs/start-worker'
import { log } from '@/lib/log'
import { launchOrigins } from '@/lib/products/launch-origins'
import { firstTouchCookie } from '@/lib/web/first-touch'
import { languageCookie } from '@/lib/web/language-choice'
import { createPortalServer } from './server/create-portal-server'
import { surviveErrors } from './server/survive-errors'

// Without this, Next's own listeners would swallow a failed start and the process would end as if all were well.
const running = start().catch((error: unknown) => {
  log.error({ err: error }, 'the portal could not start')
  return process.exit(1)
})
for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) process.on(event, () => void stop())

async function start() {
  const { port, publicUrl, oidc } = env()
  const mode = env().mode === 'development' ? 'development' : 'production'
  const cookies = { firstTouchCookie, languageCookie }
  const signInOrigins = oidc.issuer ? [new URL(oidc.issuer).origin] : []
  const own = { dir: process.cwd(), mode, port, publicUrl, log } as const
  const options = { ...own, launchOrigins, signInOrigins, ...cookies }
  const portal = await createPortalServer(options)
  surviveErrors(log)
  const janitor = startJanitor()
  const worker = await startWorker()
  process.send?.({ kind: 'ready', port })
  return { stop: () => Promise.all([portal.stop(), janitor.stop(), worker.stop()]) }
}

async function stop() {
  const portal = await running
  await portal.stop()
  process.exit(0)
}
