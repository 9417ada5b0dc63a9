import { closeDb } from '@/lib/db'
import type { PortalAddress } from '../../test-support/form-client'
import type { Row } from '../row'
import { startBareApp } from '../support/bare-app'
import { createBenchProduct } from '../support/bench-product'
import { compare, type Prepare } from '../support/compare'
import type { Supply } from '../support/drive'
import { frameOf } from '../support/emulated-frame'
import { startEmulatorProcess, startPortal } from '../support/portal-process'
import { createSender, type Outgoing } from '../support/sender'
import { ageMints, startTrials, type OwnTrial } from '../support/trials'

const clients = 8
const slug = 'bounce'

/** What a trial may do within a minute; a round is shorter. */
const bouncesOfTrial = 3

export const bounce: Row = {
  what: 'coming back: GET /frame/login/{handle} to 303, with the mint against the emulator',
  against: 'a route handler of a bare Next app of the same version that makes the same upstream call',
  async measure(bench) {
    const { database, cleanUp, progress } = bench
    cleanUp.add(closeDb)
    const emulator = await startEmulatorProcess(bench)
    const frame = frameOf(emulator)
    await createBenchProduct({ slug, captcha: false, frameOrigin: emulator })
    const [portal, bareOrigin] = [await startPortal(bench), await startBareApp(bench, frame)]
    const bare = { at: bareOrigin, publicUrl: bareOrigin }

    const trials: OwnTrial[] = []
    const bounceAt = createBouncer(trials, `${frame.launchUrl}#token=`)
    const ours: Prepare = async ({ requests }) => {
      await startTrials(trials, slug, Math.ceil(requests / bouncesOfTrial))
      await ageMints(database.url)
      return bounceAt(portal, trials.length * bouncesOfTrial)
    }
    const theirs: Prepare = async ({ requests }) => bounceAt(bare, requests)
    const label = `${clients} connections`
    const budget = { figure: 'rate', atLeast: 0.7 } as const
    return [await compare({ label, clients, ours, theirs, budget, progress, signal: cleanUp.signal })]
  },
}

/** The trials come back in turn, so that no two visits of one trial wait for each other. */
function createBouncer(trials: readonly OwnTrial[], handOver: string) {
  const seen = new Set<string>()
  return (server: PortalAddress, count: number): Supply => {
    const send = createSender(clients)
    const visits = Array.from({ length: count }, (_, index) => visitOf(server, trials[index % trials.length]))
    return () => {
      const visit = visits.pop()
      if (!visit) return null
      return async () => {
        const { status, location } = await send(visit)
        // A token that came before would mean that nobody was asked for this one.
        const isRight = status === 303 && location.startsWith(handOver) && !seen.has(location)
        if (!isRight) throw new Error(`a bounce was answered with ${status} ${location}`)
        seen.add(location)
      }
    }
  }
}

function visitOf({ at, publicUrl }: PortalAddress, trial: OwnTrial | undefined): Outgoing {
  if (!trial) throw new Error('there are no trials')
  return {
    method: 'GET',
    url: new URL(`/frame/login/${trial.handle}`, at),
    headers: {
      host: new URL(publicUrl).host,
      cookie: trial.cookie,
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    },
  }
}
