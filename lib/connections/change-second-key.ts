import { z } from 'zod'
import { db } from '../db'
import { applySettings } from '../settings/apply-settings'
import type { ConnectionSettings } from '../settings/settings-file'
import type { Authorised } from '../staff/staff-person'
import { type FieldErrors, readKey } from './connection-fields'
import { findKeys, keyColumns } from './stored-keys'

export type SecondKeyFields = z.infer<typeof SecondKeyFields>

export const SecondKeyFields = z.strictObject({
  connection: z.uuid(),
  what: z.enum(['add', 'swap', 'remove']),
  nextClientId: z.string().max(1_000).optional(),
  nextClientSecret: z.string().max(1_000).optional(),
  /** What the page tests with, so that it still knows afterwards. */
  tokensUrl: z.string().max(4_000).optional(),
})

export type SecondKeyOutcome =
  | { kind: 'done' }
  | { kind: 'invalid'; errors: FieldErrors }
  /** The connection, or its second key, is not there (any more), or cannot be read. */
  | { kind: 'gone' }

/**
 * The steps of exchanging a key without a gap: add the new one, put it first, remove the old one. Putting it first swaps the
 * two, so that nothing is lost when the new one turns out wrong.
 */
export async function changeSecondKey(
  staff: Authorised<'connections.manage'>,
  typed: SecondKeyFields,
): Promise<SecondKeyOutcome> {
  const stored = await db().connection.findUnique({
    where: { id: typed.connection },
    select: { ...keyColumns, name: true },
  })
  if (!stored) return { kind: 'gone' }
  const { name } = stored
  switch (typed.what) {
    case 'add': {
      const given = { clientId: typed.nextClientId ?? '', clientSecret: typed.nextClientSecret ?? '' }
      const { key, errors } = readKey(given, null, {
        clientId: 'nextClientId',
        clientSecret: 'nextClientSecret',
      })
      if (key.clientId === stored.clientId)
        errors['nextClientId'] =
          'This is the client id of the first key. Make another key in Frame and enter that one.'
      if (key.clientSecret === null || Object.keys(errors).length > 0) return { kind: 'invalid', errors }
      return apply({ name, nextClientId: key.clientId, nextClientSecret: key.clientSecret })
    }
    case 'swap': {
      const keys = findKeys(stored)
      if (!keys?.nextCredentials) return { kind: 'gone' }
      const { credentials, nextCredentials } = keys
      return apply({
        name,
        ...nextCredentials,
        nextClientId: credentials.clientId,
        nextClientSecret: credentials.clientSecret,
      })
    }
    case 'remove':
      if (stored.nextClientId === null) return { kind: 'gone' }
      return apply({ name, nextClientId: null, nextClientSecret: null })
  }

  async function apply(connection: ConnectionSettings): Promise<SecondKeyOutcome> {
    const settings = { connections: [connection], products: [], invites: [], staff: [] }
    const outcome = await applySettings(settings, { id: staff.id, name: staff.name })
    return outcome.kind === 'applied'
      ? { kind: 'done' }
      : { kind: 'invalid', errors: { nextClientId: outcome.problems.join(' ') } }
  }
}
