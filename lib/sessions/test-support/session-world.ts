import pg from 'pg'
import { vi } from 'vitest'
import { closeDb } from '@/lib/db'
import { createFrameMemory } from '@/lib/frame/frame-memory'
import { setFrameMemory } from '@/lib/frame/process-memory'
import { log } from '@/lib/log'
import type { QuotaSettings } from '@/lib/settings/settings-file'
import { useOneClock as moveClockFor } from '@/lib/signups/test-support/one-clock'
import { sql } from '@/lib/signups/test-support/sql'
import {
  newAddress,
  postSignup,
  startTrialWorld,
  type RecordedRequest,
} from '@/lib/signups/test-support/trial-world'
import type { BrowserCookie } from '@/lib/web/browser-cookie'
import { lookAtSessions } from '../look-at-sessions'

const launchpad = '/halden/trials/europe/launchpad/aster-cad'
const terminalConfigurationId = 'aaaaaaa1-0000-4000-8000-000000000001.bbbbbbb1-0000-4000-8000-000000000001'

export type SessionWorld = Awaited<ReturnType<typeof startSessionWorld>>
export type Prospect = Awaited<ReturnType<SessionWorld['prospect']>>

export type SessionRow = {
  frame_id: string | null
  open_since: Date | null
  ended_at: Date | null
  precision_seconds: number
  source: string
}

/** A trial world in which time passes for Frame and the portal at once, and prospects start sessions. */
export async function startSessionWorld() {
  const world = await startTrialWorld()
  const { origin } = world.emulator
  const client = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 1 })
  await moveClockFor(client)
  const products = new Set<string>()
  let isProcessMoved = false

  async function control(path: string, body: object): Promise<void> {
    const reply = await fetch(`${origin}/__emulator/${path}`, { method: 'POST', body: JSON.stringify(body) })
    if (!reply.ok) throw new Error(await reply.text())
  }

  async function pass(seconds: number): Promise<void> {
    if (seconds <= 0) return
    await world.forwardFrame(seconds)
    if (isProcessMoved) vi.setSystemTime(Date.now() + seconds * 1000)
    await client.query('update test_clock set ahead = ahead + make_interval(secs => $1)', [seconds])
  }

  /** In how many seconds the next look is due; null when nobody looks any more. */
  async function secondsToLook(): Promise<number | null> {
    const { rows } = await client.query<{ seconds: number | null }>(
      'select extract(epoch from min(next_look_at) - portal_now())::float as seconds from session_looks',
    )
    return rows[0]?.seconds ?? null
  }

  async function addProduct(
    slug: string,
    {
      trialMinutes,
      launchpadIs,
      quotas,
    }: { trialMinutes: number; launchpadIs: string; quotas: QuotaSettings[] },
  ): Promise<void> {
    await world.product(slug, quotas, { trialMinutes, reloginsPerHour: 100 })
    products.add(slug)
    if (launchpadIs === 'known')
      await sql('update products set terminal_configuration_id = $1 where slug = $2', [
        terminalConfigurationId,
        slug,
      ])
  }

  return {
    ...world,
    pass,
    secondsToLook,
    /** Changes how Frame behaves, until the next reset. */
    frameSettings: (settings: object) => control('settings', settings),
    async reset() {
      isProcessMoved = false
      vi.useRealTimers()
      await world.reset()
      await control('settings', { timestampWindowSeconds: 86_400 })
      await client.query(`update test_clock set ahead = '0s'`)
      await client.query('delete from session_looks')
    },
    /** From now on time passes for this process as well, for what rests by its clock: the circuits and pauses. */
    moveProcess() {
      vi.useFakeTimers({ toFake: ['Date'] })
      isProcessMoved = true
    },
    /** What a restart leaves of a process: nothing. */
    async restart() {
      await closeDb()
      setFrameMemory(createFrameMemory({ log }))
    },
    /** Lets so much time pass, and looks whenever it is due. */
    async watch(seconds: number): Promise<void> {
      let left = seconds
      for (;;) {
        const due = await secondsToLook()
        if (due === null || due > left) break
        const step = Math.max(due, 0)
        await pass(step)
        left -= step
        await lookAtSessions()
      }
      await pass(left)
    },
    /** What Frame was asked about sessions, in words: one for each question. */
    async questions(): Promise<string[]> {
      const reply = await fetch(`${origin}/__emulator/requests`)
      const { requests } = (await reply.json()) as { requests: RecordedRequest[] }
      return requests.map(wordFor).filter((word) => word !== null)
    },
    async stop() {
      await client.end()
      await world.stop()
    },
    /** Somebody who was handed over to a product of their own, whose Launchpad the portal knows unless told otherwise. */
    async prospect({
      trialMinutes = 480,
      launchpadIs = 'known',
      quotas = [],
      at = 'usual',
      email = newAddress(),
      cookie = null,
    }: {
      trialMinutes?: number
      launchpadIs?: 'known' | 'unknown'
      quotas?: QuotaSettings[]
      /** Whoever names another place comes to another product. */
      at?: string
      email?: string
      cookie?: BrowserCookie | null
    } = {}) {
      const slug = `${at}-${trialMinutes}-${launchpadIs}`
      if (!products.has(slug)) await addProduct(slug, { trialMinutes, launchpadIs, quotas })
      const outcome = await postSignup(slug, { form: { email }, facts: { browserCookie: cookie } })
      if (outcome.kind !== 'granted') throw new Error('the signup was not granted')
      const [row] = await sql<{ id: string; handle: string }>(
        'select id, handle from signups where email = $1 order by created_at desc',
        [email],
      )
      if (!row) throw new Error('there is no signup')
      return {
        ...row,
        slug,
        email,
        cookie: outcome.browserCookie,
        ...visitor(satOf(outcome.handOverTo)),
        ...records(row.id),
      }
    },
    visitor: (handOverTo: string) => visitor(satOf(handOverTo)),
  }

  /** What a person does in the Launchpad with a SAT. */
  function visitor(sat: string) {
    const visit = async (what: string) => {
      const reply = await fetch(`${origin}${launchpad}/session/${what}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${sat}` },
      })
      if (!reply.ok) throw new Error(`${what}: ${reply.status}`)
      return (await reply.json()) as { token?: string | null; session?: { id: string; state: string } | null }
    }
    return {
      start: async () => (await visit('start')).session?.id ?? null,
      disconnect: () => visit('disconnect'),
      quit: () => visit('quit'),
      /** FRAME_SESSION_TOKEN, as the environment of the desktop holds it. */
      sessionToken: async () => (await visit('session-token')).token ?? '',
      logOut: () => visit('log-out'),
      sat,
    }
  }
}

/** What the portal knows of a signup. */
function records(id: string) {
  return {
    sessions: () =>
      sql<SessionRow>(
        'select frame_id, open_since, ended_at, precision_seconds, source from frame_sessions where signup_id = $1 order by seen_at',
        [id],
      ),
    async signup() {
      const [row] = await sql<{ launched_at: Date | null; used_minutes: number | null; state: string }>(
        'select launched_at, used_minutes, state from signups where id = $1',
        [id],
      )
      return row
    },
    async events(): Promise<string[]> {
      const rows = await sql<{ kind: string }>('select kind from events where signup_id = $1 order by id', [
        id,
      ])
      return rows.map(({ kind }) => kind)
    },
  }
}

function satOf(handOverTo: string): string {
  return handOverTo.split('#token=')[1] ?? ''
}

function wordFor({ method, path }: RecordedRequest): string | null {
  if (path === '/api/graphql') return 'active'
  if (path.endsWith('/assertions')) return 'assertions'
  if (path.endsWith('/sessions?active=true')) return 'list'
  if (path.includes('/sessions/')) return method === 'DELETE' ? 'close' : 'state'
  return null
}
