import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { db } from '../db'
import { frameMemory } from '../frame/process-memory'
import { mintSat, type AttemptResult, type MintOutcome } from '../frame/mint-sat'
import { log } from '../log'
import { processMetrics } from '../metrics/process-metrics'
import { newId } from '../new-id'
import { absoluteUrl, paths } from '../paths'
import type { HandOverOrder } from './get-hand-over-order'

const NotBegun = z.enum(['lease-lost', 'trial-ended', 'trial-revoked', 'return-loop', 'relogin-limit'])

/** `mintId` names the row of the POST that brought the SAT. */
export type Minted = Extract<MintOutcome, { kind: 'minted' }> & { mintId: string }

/** `not-begun`: the database says that nothing may be sent for this signup. */
export type OrderOutcome =
  Minted | Exclude<MintOutcome, { kind: 'minted' }> | { kind: 'not-begun'; why: z.infer<typeof NotBegun> }

/**
 * The mint of one hand-over: each POST has its row before its first byte, and the network is used outside transactions.
 * The row of a POST that brought a SAT is ended by the statement that stores the SAT.
 */
export async function mintForOrder(
  order: HandOverOrder,
  occasion: 'signup' | 'bounce',
): Promise<OrderOutcome> {
  const { mints, mintSeconds } = processMetrics()
  const stopClock = mintSeconds.startTimer()
  const outcome = await mint(order, occasion)
  if (outcome.kind !== 'not-begun') stopClock()
  mints.inc({ occasion, outcome: outcome.kind })
  log.info({ signup: order.signup.id, occasion, ...logOf(outcome) }, 'mint')
  return outcome
}

async function mint(order: HandOverOrder, occasion: 'signup' | 'bounce'): Promise<OrderOutcome> {
  const { signup } = order
  const { handle, language, timeZone } = signup
  let kind: 'signup' | 'bounce' | 'retry' = occasion
  let mintId = ''
  try {
    const outcome = await mintSat(
      {
        credentials: order.credentials,
        nextCredentials: order.nextCredentials,
        tokensUrl: order.tokensUrl,
        person: { firstName: signup.firstName, lastName: signup.lastName ?? '', email: signup.email },
        metadata: {
          product: order.metadata,
          loginUrl: absoluteUrl(paths.frameLogin(handle)),
          logoutUrl: absoluteUrl(paths.frameLogout(handle)),
          signup: handle,
          language,
          timeZone,
        },
      },
      {
        beginAttempt: async () => {
          mintId = await beginMint(signup.id, kind)
          kind = 'retry'
          return mintId
        },
        finishAttempt: finishUnlessMinted,
        now: () => new Date(),
        wait: (ms, signal) => wait(ms, undefined, { signal }),
        memory: frameMemory(),
      },
    )
    // A POST that brought a SAT is the last.
    return outcome.kind === 'minted' ? { ...outcome, mintId } : outcome
  } catch (error) {
    if (error instanceof MintNotBegun) return { kind: 'not-begun', why: error.why }
    throw error
  }
}

/** Carries the database's no out of the mint, which then sends nothing. */
class MintNotBegun extends Error {
  constructor(readonly why: z.infer<typeof NotBegun>) {
    super(why)
  }
}

async function beginMint(signupId: string, kind: 'signup' | 'bounce' | 'retry'): Promise<string> {
  const mintId = newId()
  const rows = await db().$queryRaw<{ answer: string }[]>`
    select begin_mint(${mintId}::uuid, ${signupId}::uuid, ${kind}) as answer`
  const answer = rows[0]?.answer
  if (answer !== 'begun') throw new MintNotBegun(NotBegun.parse(answer))
  return mintId
}

async function finishUnlessMinted(mintId: string, { kind, status, problem }: AttemptResult): Promise<void> {
  if (kind === 'minted') return
  await db().$executeRaw`
    update mints set finished_at = portal_now(), outcome = ${kind}, status = ${status}, problem = ${problem}
    where id = ${mintId}::uuid`
}

/** What a log may know of a mint: never the token. */
function logOf(outcome: OrderOutcome) {
  switch (outcome.kind) {
    case 'minted':
      return { outcome: outcome.kind, expiresAt: outcome.expiresAt }
    case 'refused':
    case 'unknown':
      return { outcome: outcome.kind, status: outcome.status, problem: outcome.problem }
    case 'unavailable':
      return { outcome: outcome.kind, problem: outcome.problem }
    case 'not-begun':
      return { outcome: outcome.kind, why: outcome.why }
  }
}
