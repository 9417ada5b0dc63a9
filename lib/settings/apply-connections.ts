import { seal, unseal, type SealContext } from '../secrets'
import type { ApplyReport, Transaction } from './apply-report'
import { changedKeys, differing } from './differing'
import type { ConnectionSettings } from './settings-file'

type StoredNextKey = { nextClientId: string | null; nextClientSecretEncrypted: string | null }

export async function mergeConnection(tx: Transaction, wanted: ConnectionSettings, report: ApplyReport) {
  const stored = await findByNames(tx, wanted)
  const { clientSecret, nextClientId, nextClientSecret, formerName: _formerName, ...plain } = wanted
  const nextKey = { nextClientId, nextClientSecret }
  const problem = nextKeyProblem(stored, nextKey)
  if (problem) {
    report.problems.push(`connection ${wanted.name}: ${problem}`)
    return
  }
  if (!stored) {
    const { apiUrl, backendUrl = apiUrl, clientId, note } = plain
    if (!apiUrl || !backendUrl || !clientId || !clientSecret) {
      report.problems.push(`connection ${wanted.name} is new: it needs apiUrl, clientId and clientSecret.`)
      return
    }
    const data = { name: wanted.name, apiUrl, backendUrl, clientId, clientSecretEncrypted: '', note }
    const created = await tx.connection.create({ data })
    await tx.connection.update({
      where: { id: created.id },
      data: {
        clientSecretEncrypted: seal(clientSecret, `connection:${created.id}:client-secret`),
        ...nextKeyChanges(created, nextKey),
      },
    })
    report.changes.push(`connection ${wanted.name} added`)
    return
  }
  const context = `connection:${stored.id}:client-secret` as const
  const data = {
    ...differing(stored, plain),
    ...(isNewSecret(stored.clientSecretEncrypted, clientSecret, context) && {
      clientSecretEncrypted: seal(clientSecret, context),
    }),
    ...nextKeyChanges(stored, nextKey),
  }
  if (Object.keys(data).length === 0) return
  await tx.connection.update({ where: { id: stored.id }, data })
  if (data.name !== undefined) report.changes.push(`connection ${stored.name} is now called ${data.name}`)
  report.changes.push(`connection ${wanted.name} changed: ${changedKeys(data)}`)
}

/** By its name; by its former one only while nothing has the new one. */
async function findByNames(tx: Transaction, { name, formerName }: ConnectionSettings) {
  const stored = await tx.connection.findUnique({ where: { name } })
  return stored ?? (formerName ? tx.connection.findUnique({ where: { name: formerName } }) : null)
}

type WantedNextKey = Pick<ConnectionSettings, 'nextClientId' | 'nextClientSecret'>

/** The second key is whole or absent; a client id that changes brings its own secret. */
function nextKeyProblem(
  stored: StoredNextKey | null,
  { nextClientId, nextClientSecret }: WantedNextKey,
): string | null {
  if (nextClientId === undefined && nextClientSecret === undefined) return null
  if (nextClientId === null || nextClientSecret === null) {
    return nextClientId || nextClientSecret
      ? 'nextClientId and nextClientSecret are removed together, with null for either or both.'
      : null
  }
  const isSameId = nextClientId === undefined || nextClientId === stored?.nextClientId
  if (!isSameId && !nextClientSecret) return 'a new nextClientId needs its nextClientSecret.'
  if (nextClientId === undefined && !stored?.nextClientId) return 'nextClientSecret needs a nextClientId.'
  return null
}

function nextKeyChanges(
  stored: StoredNextKey & { id: string },
  { nextClientId, nextClientSecret }: WantedNextKey,
): Partial<StoredNextKey> {
  if (nextClientId === null || nextClientSecret === null) {
    return differing(stored, { nextClientId: null, nextClientSecretEncrypted: null })
  }
  const context = `connection:${stored.id}:next-client-secret` as const
  return {
    ...differing(stored, { nextClientId }),
    ...(isNewSecret(stored.nextClientSecretEncrypted, nextClientSecret, context) && {
      nextClientSecretEncrypted: seal(nextClientSecret, context),
    }),
  }
}

function isNewSecret(
  sealed: string | null,
  wanted: string | undefined,
  context: SealContext,
): wanted is string {
  if (wanted === undefined) return false
  if (sealed === null) return true
  try {
    return unseal(sealed, context) !== wanted
  } catch {
    // Sealed under a key that is gone: the given secret is the one that will work.
    return true
  }
}
