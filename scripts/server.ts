import { env } from '@/lib/env'
import { startJanitor } from '@/lib/jobs/start-janitor'
import { log } from '@/lib/log'
import { launchOrigins } from '@/lib/products/launch-origins'
import { firstTouchCookie } from '@/lib/web/first-touch'
import { createPortalServer } from './server/create-portal-server'
import { surviveErrors } from './server/survive-errors'

const { port, publicUrl, mode } = env()
const portal = await createPortalServer({
  dir: process.cwd(),
  mode: mode === 'development' ? 'development' : 'production',
  port,
  publicUrl,
  launchOrigins,
  firstTouchCookie,
  log,
})
// After Next, which brings listeners of its own.
surviveErrors(log)
const janitor = startJanitor()

async function stop() {
  await Promise.all([portal.stop(), janitor.stop()])
  process.exit(0)
}

for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) process.on(event, () => void stop())
process.send?.({ kind: 'ready', port })
