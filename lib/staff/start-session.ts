import type { Prisma } from '@/prisma/generated/client'
import { recordAudit } from '../audit/record-audit'
import { newId } from '../new-id'
import { clientNetworkKey } from './client-network-key'
import type { SessionName } from './session-token'

type Start = {
  staff: { id: string; name: string; email: string }
  way: 'password' | 'oidc' | 'link' | 'demo'
  /** The client's network address, canonical. */
  address: string
  /** Browser and system in a few words. */
  device?: string | undefined
}

/** Opens a session and writes down who came in, and how. */
export async function startSession(
  tx: Prisma.TransactionClient,
  { staff, way, address, device = '' }: Start,
): Promise<SessionName> {
  const session = newId()
  await tx.$executeRaw`
    insert into staff_sessions (id, staff_id, way, network_key, device, created_at, seen_at)
    values (${session}::uuid, ${staff.id}::uuid, ${way}, ${clientNetworkKey(address)}, ${device},
      portal_now(), portal_now())`
  await recordAudit(tx, {
    actor: staff,
    action: 'staff.signed-in',
    subject: `staff ${staff.email}`,
    details: { way },
  })
  return { staff: staff.id, session }
}
