import { db } from '../db'
import type { Authorised } from '../staff/staff-person'
import { connectionState } from './connection-state'
import { findLastMints } from './find-last-mints'
import { keyColumns } from './stored-keys'

export type ListedConnection = Awaited<ReturnType<typeof listConnections>>[number]

const shown = {
  ...keyColumns,
  name: true,
  apiUrl: true,
  backendUrl: true,
  note: true,
  products: { orderBy: { slug: 'asc' }, select: { slug: true, name: true, tokensUrl: true } },
  namedUsers: { select: { days30: true, days365: true, countedAt: true } },
  staffTokens: {
    where: { what: 'test' },
    orderBy: { askedAt: 'desc' },
    take: 1,
    select: { askedAt: true, outcome: true, problem: true },
  },
} as const

/** Every connection with how it stands; no secret leaves. */
export async function listConnections(_staff: Authorised<'connections.manage'>) {
  const [rows, mints] = await Promise.all([
    db().connection.findMany({ orderBy: { name: 'asc' }, select: shown }),
    findLastMints(),
  ])
  return rows.map(({ clientSecretEncrypted, nextClientSecretEncrypted, staffTokens, ...row }) => ({
    ...row,
    state: connectionState({ ...row, clientSecretEncrypted, nextClientSecretEncrypted }, row.products),
    lastMint: mints.find(({ connectionId }) => connectionId === row.id) ?? null,
    lastTest: staffTokens[0] ?? null,
  }))
}

export async function findConnection(
  staff: Authorised<'connections.manage'>,
  id: string,
): Promise<ListedConnection | null> {
  // There are a handful, and how one stands is the same question as how all do.
  return (await listConnections(staff)).find((connection) => connection.id === id) ?? null
}
