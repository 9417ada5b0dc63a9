import { recordAudit } from '../audit/record-audit'
import { db } from '../db'
import { type Check, checkConnection, type CheckTarget } from '../frame/check/check-connection'
import { probePerson } from '../frame/probe/ask-for-token'
import type { Authorised } from '../staff/staff-person'
import { finishStaffToken, takeStaffToken } from '../staff/take-staff-token'
import {
  type ConnectionFields,
  type FieldErrors,
  readBackendUrl,
  readKey,
  readTokensUrl,
} from './connection-fields'
import { findKeys, keyColumns, type Keys } from './stored-keys'

export type TestedConnection =
  | { kind: 'tested'; check: Check }
  | { kind: 'invalid'; errors: FieldErrors }
  | { kind: 'wait'; seconds: number }
  | { kind: 'gone' }

const timeoutMs = 5_000

/** Tries the typed values at Frame, stored or not, and writes down that somebody did. */
export async function testConnection(
  staff: Authorised<'connections.manage'>,
  typed: ConnectionFields,
): Promise<TestedConnection> {
  const found = await findTarget(typed)
  if (found.kind !== 'found') return found
  const { target, connection } = found
  const turn = await takeStaffToken({ staff: staff.id, what: 'test', connection, email: probePerson.email })
  if (turn.kind === 'wait') return turn

  const check = await checkConnection(target, { timeoutMs })
  await db().$transaction(async (tx) => {
    await finishStaffToken(tx, turn.id, {
      outcome: check.mintedTokens > 0 ? 'minted' : 'refused',
      problem: firstProblem(check),
    })
    await recordAudit(tx, {
      actor: { id: staff.id, name: staff.name },
      action: 'connection.tested',
      subject: `connection ${target.connection}`,
      details: { api: target.tokensUrl.origin, outcome: check.verdict, tokens: check.mintedTokens },
    })
  })
  return { kind: 'tested', check }
}

function firstProblem({ steps }: Check): string | null {
  const wrong = steps.find(({ verdict }) => verdict === 'wrong')
  return wrong ? `${wrong.title}: ${wrong.said}` : null
}

type FoundTarget =
  | { kind: 'found'; target: CheckTarget; connection: string | null }
  | { kind: 'invalid'; errors: FieldErrors }
  | { kind: 'gone' }

async function findTarget(typed: ConnectionFields): Promise<FoundTarget> {
  const stored = typed.connection === '' ? null : await findStored(typed.connection)
  if (typed.connection !== '' && !stored) return { kind: 'gone' }
  // A stored secret signs for the API that it was stored for, and nowhere else.
  const tokensUrl = readTokensUrl(typed.tokensUrl, stored?.apiUrl ?? null)
  const { key, errors: keyErrors } = readKey(typed, stored, {
    clientId: 'clientId',
    clientSecret: 'clientSecret',
  })
  const origin = tokensUrl.kind === 'ok' ? tokensUrl.tokensUrl.origin : ''
  const backendUrl = readBackendUrl(typed.backendUrl, origin)
  const keys = stored ? findKeys(stored) : null
  const credentials = credentialsOf(key, keys)
  const errors: FieldErrors = {
    ...(tokensUrl.kind === 'invalid' && { tokensUrl: tokensUrl.error }),
    ...keyErrors,
    ...(!credentials && Object.keys(keyErrors).length === 0 && { clientSecret: unreadable }),
    ...(backendUrl.kind === 'invalid' && { backendUrl: backendUrl.error }),
  }
  if (
    tokensUrl.kind === 'invalid' ||
    backendUrl.kind === 'invalid' ||
    !credentials ||
    Object.keys(errors).length > 0
  )
    return { kind: 'invalid', errors }
  return {
    kind: 'found',
    connection: stored?.id ?? null,
    target: {
      connection: stored?.name ?? 'not stored yet',
      backendUrl: backendUrl.backendUrl,
      tokensUrl: tokensUrl.tokensUrl,
      credentials,
      nextCredentials: keys?.nextCredentials ?? null,
    },
  }
}

const unreadable =
  'The stored secret cannot be read, because ENCRYPTION_KEY is not the one it was stored under. Enter it anew.'

function credentialsOf(
  { clientId, clientSecret }: { clientId: string; clientSecret: string | null },
  keys: Keys | null,
) {
  if (clientSecret !== null) return { clientId, clientSecret }
  return keys?.credentials ?? null
}

function findStored(id: string) {
  return db().connection.findUnique({ where: { id }, select: { ...keyColumns, name: true, apiUrl: true } })
}
