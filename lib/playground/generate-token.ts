import { setTimeout as wait } from 'node:timers/promises'
import { recordAudit } from '../audit/record-audit'
import { findKeys, keyColumns } from '../connections/stored-keys'
import { db } from '../db'
import { askAssertions, type AskedAssertions } from '../frame/ask-assertions'
import { explainClaims, type ExplainedClaim } from '../frame/explain-claims'
import { handOverUrl, parseLaunchUrl } from '../frame/launch-url'
import { type MintOutcome, mintSat } from '../frame/mint-sat'
import { frameMemory } from '../frame/process-memory'
import { parseTokensUrl } from '../frame/tokens-url'
import { log } from '../log'
import type { Authorised } from '../staff/staff-person'
import { finishStaffToken, takeStaffToken } from '../staff/take-staff-token'
import { type PlaygroundFields, readPlaygroundFields, type ReadPerson } from './playground-fields'

export type GeneratedToken =
  | {
      kind: 'minted'
      /** For the eyes of whoever asked, in this one answer. */
      token: string
      expiresAt: Date
      claims: ExplainedClaim[]
      assertions: AskedAssertions
      launchUrl: string
    }
  | { kind: 'invalid'; errors: { [field: string]: string } }
  | { kind: 'failed'; problem: string }
  | { kind: 'wait'; seconds: number }

/**
 * A token like a prospect's, for trying a product: no signup, no place in a quota, and its metadata says that staff made it.
 * It is asked for as all tokens are, so a circuit that is open is open here too.
 */
export async function generateToken(
  staff: Authorised<'playground.use'>,
  typed: PlaygroundFields,
): Promise<GeneratedToken> {
  const read = readPlaygroundFields(typed)
  if (read.kind === 'invalid') return read
  const order = await findOrder(typed.product)
  if (order.kind === 'problem') return { kind: 'failed', problem: order.problem }
  const turn = await takeStaffToken({
    staff: staff.id,
    what: 'playground',
    connection: order.connectionId,
    email: read.read.person.email,
  })
  if (turn.kind === 'wait') return turn

  const outcome = await mint(order, read.read, turn.id)
  log.info({ staff: staff.id, product: typed.product, outcome: outcome.kind }, 'playground token')
  await writeDown(staff, { outcome, id: turn.id, product: typed.product })
  if (outcome.kind !== 'minted') return { kind: 'failed', problem: outcome.problem }
  const { sat, expiresAt } = outcome
  return {
    kind: 'minted',
    token: sat,
    expiresAt,
    claims: explainClaims(sat),
    assertions: await askAssertions(order.backendUrl, sat),
    launchUrl: handOverUrl(order.launchUrl, sat),
  }
}

type Order = Awaited<ReturnType<typeof findOrder>> & { kind: 'order' }

async function findOrder(slug: string) {
  const product = await db().product.findUnique({
    where: { slug },
    select: { tokensUrl: true, launchUrl: true, connection: { select: { ...keyColumns, backendUrl: true } } },
  })
  if (!product)
    return { kind: 'problem' as const, problem: 'This product does not exist any more; choose another.' }
  const tokensUrl = parseTokensUrl(product.tokensUrl)
  const launchUrl = parseLaunchUrl(product.launchUrl)
  if (tokensUrl.kind === 'invalid') return { kind: 'problem' as const, problem: tokensUrl.problem }
  if (launchUrl.kind === 'invalid') return { kind: 'problem' as const, problem: launchUrl.problem }
  const keys = findKeys(product.connection)
  if (!keys)
    return {
      kind: 'problem' as const,
      problem: 'The secret of its connection cannot be read; enter it anew under Connections.',
    }
  const { id: connectionId, backendUrl } = product.connection
  return {
    kind: 'order' as const,
    connectionId,
    backendUrl,
    tokensUrl: tokensUrl.tokensUrl,
    launchUrl: launchUrl.launchUrl,
    keys,
  }
}

function mint(
  { keys, tokensUrl }: Order,
  { person, metadata }: ReadPerson,
  id: string,
): Promise<MintOutcome> {
  return mintSat(
    { ...keys, tokensUrl, person, metadata: { staff: metadata } },
    {
      // The row of this token is there already; both POSTs of one are one token at most that is told.
      beginAttempt: async () => id,
      finishAttempt: async () => {},
      now: () => new Date(),
      wait: (ms, signal) => wait(ms, undefined, { signal }),
      memory: frameMemory(),
    },
  )
}

type Fact = { outcome: MintOutcome; id: string; product: string }

/** For whom it was is not written down: an entry cannot be erased. */
function writeDown(staff: Authorised<'playground.use'>, { outcome, id, product }: Fact) {
  const problem = outcome.kind === 'minted' ? null : outcome.problem
  return db().$transaction(async (tx) => {
    await finishStaffToken(tx, id, { outcome: outcome.kind, problem })
    await recordAudit(tx, {
      actor: { id: staff.id, name: staff.name },
      action: 'playground.token',
      subject: `product ${product}`,
      details: { outcome: outcome.kind, ...(problem !== null && { problem }) },
    })
  })
}
