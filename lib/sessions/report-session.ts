import { z } from 'zod'
import { db } from '../db'
import { proveSessionToken } from '../frame/prove-session-token'
import { log } from '../log'
import { retryConflicts } from '../retry-conflicts'
import { findReportSource } from './find-report-source'
import { sessionPorts } from './session-source'

/** Where a script inside a session reports. */
export const reportPath = '/api/sessions/report'

/** The product names the connection at which the token is proved; whose session it is, only the proof says. */
export const SessionReport = z.strictObject({ product: z.string().min(1).max(64) })
export type SessionReport = z.infer<typeof SessionReport>

/** `taken` says nothing about whether anybody was recognised. */
export type ReportOutcome = 'taken' | 'try-again'

/** Each proof is a call to Frame, so strangers may cause a few at a time and no more. */
const proofsAtOnce = 4
let underWay = 0

/** Writes down that a session runs, if the token proves it at Frame. Looks at the session tell the rest. */
export async function reportSession(token: string, report: SessionReport): Promise<ReportOutcome> {
  if (underWay >= proofsAtOnce) return 'try-again'
  underWay += 1
  try {
    return await proveAndRecord(token, report)
  } finally {
    underWay -= 1
  }
}

async function proveAndRecord(token: string, { product }: SessionReport): Promise<ReportOutcome> {
  const found = await findReportSource(product)
  if (!found) return 'taken'
  const proof = await proveSessionToken(found.source, token, sessionPorts())
  if (proof.kind === 'no-answer') return 'try-again'
  const signup = proof.kind === 'proved' ? await findSignup(proof.handle, found.connectionId) : null
  log.info({ product, proof: proof.kind, signup: signup?.id ?? null }, 'session report')
  if (signup) await retryConflicts(() => db().$executeRaw`select note_session_report(${signup.id}::uuid)`)
  return 'taken'
}

/** Of that connection only: another Frame customer may write any handle into the metadata of their own tokens. */
function findSignup(handle: string, connectionId: string): Promise<{ id: string } | null> {
  return db().signup.findFirst({
    where: { handle, connectionId, state: { in: ['active', 'ended'] } },
    select: { id: true },
  })
}
