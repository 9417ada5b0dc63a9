import { db } from '../db'
import { applySettings } from '../settings/apply-settings'
import type { Transaction } from '../settings/apply-report'
import { findDemoMarker } from '../settings/demo-marker'
import type { ConnectionSettings } from '../settings/settings-file'
import type { Authorised } from '../staff/staff-person'
import {
  type ConnectionFields,
  type FieldErrors,
  readBackendUrl,
  readKey,
  readName,
  readTokensUrl,
} from './connection-fields'

export type SavedConnection =
  | { kind: 'saved'; id: string; changed: boolean; endedDemo: boolean }
  | { kind: 'invalid'; errors: FieldErrors }
  | { kind: 'gone' }

type Stored = { id: string; name: string; apiUrl: string; clientId: string }

/** Adds a connection, or changes one: by the same way as a settings file does, in the name of a person. */
export async function saveConnection(
  staff: Authorised<'connections.manage'>,
  typed: ConnectionFields,
): Promise<SavedConnection> {
  const stored = await findStored(typed.connection)
  if (stored === 'gone') return { kind: 'gone' }
  const read = readFields(typed, stored)
  if (read.kind === 'invalid') return read
  const { wanted } = read
  if ((await endsDemo(wanted.apiUrl)) && typed.endDemo !== 'on')
    return { kind: 'invalid', errors: { endDemo: endDemoError } }

  const actor = { id: staff.id, name: staff.name }
  const outcome = await applySettings({ ...nothing, connections: [wanted] }, actor, {
    unless: (tx) => takenName(tx, wanted.name, stored),
  })
  if (outcome.kind === 'invalid') return { kind: 'invalid', errors: { name: outcome.problems.join(' ') } }
  const { id } = await db().connection.findUniqueOrThrow({
    where: { name: wanted.name },
    select: { id: true },
  })
  return {
    kind: 'saved',
    id,
    changed: outcome.changes.length > 0,
    endedDemo: outcome.changes.some((change) => change.startsWith('demo mode ended')),
  }
}

const nothing = { connections: [], products: [], invites: [], staff: [] }

const endDemoError =
  'This is not the emulator: saving it ends the demo for good. Tick the box if that is what you want.'

/** Whether saving a connection at this origin would end demo mode. */
async function endsDemo(apiUrl: string): Promise<boolean> {
  const marker = await findDemoMarker(db())
  return marker !== null && marker !== 'left' && marker !== apiUrl
}

async function findStored(id: string): Promise<Stored | null | 'gone'> {
  if (id === '') return null
  const select = { id: true, name: true, apiUrl: true, clientId: true }
  return (await db().connection.findUnique({ where: { id }, select })) ?? 'gone'
}

type Read =
  { kind: 'ok'; wanted: ConnectionSettings & { apiUrl: string } } | { kind: 'invalid'; errors: FieldErrors }

function readFields(typed: ConnectionFields, stored: Stored | null): Read {
  const name = readName(typed.name)
  const tokensUrl = stored ? null : readTokensUrl(typed.tokensUrl, null)
  const { key, errors: keyErrors } = readKey(typed, stored, fieldNames)
  const apiUrl = stored?.apiUrl ?? (tokensUrl?.kind === 'ok' ? tokensUrl.tokensUrl.origin : '')
  const backendUrl = readBackendUrl(typed.backendUrl, apiUrl)
  const note = typed.note.trim()
  const errors: FieldErrors = {
    ...(name.kind === 'invalid' && { name: name.error }),
    ...(tokensUrl?.kind === 'invalid' && { tokensUrl: tokensUrl.error }),
    ...keyErrors,
    ...(backendUrl.kind === 'invalid' && { backendUrl: backendUrl.error }),
    ...(note.length > 2_000 && { note: 'The note must have 2000 characters or fewer.' }),
  }
  if (name.kind === 'invalid' || backendUrl.kind === 'invalid' || Object.keys(errors).length > 0)
    return { kind: 'invalid', errors }
  const wanted = {
    name: name.name,
    ...(stored && stored.name !== name.name && { formerName: stored.name }),
    apiUrl,
    backendUrl: backendUrl.backendUrl,
    clientId: key.clientId,
    ...(key.clientSecret !== null && { clientSecret: key.clientSecret }),
    note,
  }
  return { kind: 'ok', wanted }
}

const fieldNames = { clientId: 'clientId', clientSecret: 'clientSecret' }

/** Under the lock: a settings file merges by name, which here would change somebody else's connection. */
async function takenName(tx: Transaction, name: string, stored: Stored | null): Promise<string | null> {
  const taken = await tx.connection.findUnique({ where: { name }, select: { id: true } })
  return taken && taken.id !== stored?.id
    ? `There is a connection called ${name} already; take another name.`
    : null
}
