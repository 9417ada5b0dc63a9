import ipaddr from 'ipaddr.js'
import { db } from '../db'
import { isDemo } from '../settings/demo'
import type { StaffRole } from './permissions'
import type { SessionName } from './session-token'
import { startSession } from './start-session'

type Client = {
  /** The socket's address, and every address that proxies say they were called from. */
  peers: string[]
  device?: string
}

const people: Record<StaffRole, { email: string; name: string }> = {
  marketing: { email: 'marketing@demo.example', name: 'Mara Marketing' },
  sales: { email: 'sales@demo.example', name: 'Samir Sales' },
  admin: { email: 'admin@demo.example', name: 'Ada Admin' },
}

/** Whether the buttons of a demo may be shown and used: only in a demo, and only on the machine that it runs on. */
export async function canSignInToDemo({ peers }: Client): Promise<boolean> {
  return peers.length > 0 && peers.every(isLoopback) && (await isDemo())
}

/** Signs in as one of the demo's three people, or null where that is not offered. */
export async function signInToDemo(role: StaffRole, client: Client): Promise<SessionName | null> {
  if (!(await canSignInToDemo(client))) return null
  const { email, name } = people[role]
  return db().$transaction(async (tx) => {
    const known = await tx.staff.findUnique({ where: { email } })
    // An address that somebody real has taken is theirs.
    if (known && !known.demo) return null
    const fresh = { name, role, deactivatedAt: null }
    const staff = await tx.staff.upsert({
      where: { email },
      create: { ...fresh, email, demo: true },
      update: fresh,
    })
    return startSession(tx, { staff, way: 'demo', address: '127.0.0.1', device: client.device })
  })
}

function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback'
}
