import { seal, unseal } from '../secrets'
import type { ApplyReport, Transaction } from './apply-report'
import { changedKeys, differing } from './differing'
import type { ConnectionSettings } from './settings-file'

export async function mergeConnection(tx: Transaction, wanted: ConnectionSettings, report: ApplyReport) {
  const stored = await tx.connection.findUnique({ where: { name: wanted.name } })
  const { clientSecret, ...plain } = wanted
  if (!stored) {
    const { apiUrl, backendUrl = apiUrl, clientId } = plain
    if (!apiUrl || !backendUrl || !clientId || !clientSecret) {
      report.problems.push(`connection ${wanted.name} is new: it needs apiUrl, clientId and clientSecret.`)
      return
    }
    const data = { name: wanted.name, apiUrl, backendUrl, clientId, clientSecretEncrypted: '' }
    const { id } = await tx.connection.create({ data })
    await tx.connection.update({
      where: { id },
      data: { clientSecretEncrypted: sealSecret(id, clientSecret) },
    })
    report.changes.push(`connection ${wanted.name} added`)
    return
  }
  const changed = differing(stored, plain)
  const data = isNewSecret(stored, clientSecret)
    ? { ...changed, clientSecretEncrypted: sealSecret(stored.id, clientSecret) }
    : changed
  if (Object.keys(data).length === 0) return
  await tx.connection.update({ where: { id: stored.id }, data })
  report.changes.push(`connection ${wanted.name} changed: ${changedKeys(data)}`)
}

function isNewSecret(
  stored: { id: string; clientSecretEncrypted: string },
  wanted: string | undefined,
): wanted is string {
  if (wanted === undefined) return false
  try {
    return unseal(stored.clientSecretEncrypted, `connection:${stored.id}:client-secret`) !== wanted
  } catch {
    // Sealed under a key that is gone: the given secret is the one that will work.
    return true
  }
}

function sealSecret(connectionId: string, clientSecret: string): string {
  return seal(clientSecret, `connection:${connectionId}:client-secret`)
}
