import type { Prisma } from '@/prisma/generated/client'
import { recordAudit, type Actor } from '../audit/record-audit'
import { db } from '../db'
import { env } from '../env'
import { log } from '../log'
import { retryConflicts } from '../retry-conflicts'
import { closeSessionsOf } from '../sessions/look-at-sessions'
import type { Authorised } from '../staff/staff-person'
import { eraseFromInvites, type Traces } from './erase-from-invites'
import { eraseFromMails } from './erase-from-mails'
import { findInvitesOf } from './find-invites-of'
import { auditName, findPersonOfSignup, findSignupsOf, personOf, type Person } from './find-person'

export type Erased =
  | {
      kind: 'erased'
      signups: number
      invites: number
      /** Sessions whose end Frame has not confirmed; the portal goes on closing them by their ids. */
      openSessions: number
    }
  /** Nothing is held, or was forgotten before. */
  | { kind: 'nobody' }
  | { kind: 'not-an-address' }

/** Erases everything about the person of one signup, at the wish of staff. */
export async function erasePersonOfSignup(
  staff: Authorised<'signups.erase'>,
  signup: string,
): Promise<Erased> {
  const person = await findPersonOfSignup(signup)
  return person ? erase(person, { id: staff.id, name: staff.name }) : { kind: 'nobody' }
}

/** The same by an address in whatever spelling; for commands. */
export async function erasePersonByAddress(address: string, actor: Actor): Promise<Erased> {
  const person = personOf(address)
  return person ? erase(person, actor) : { kind: 'not-an-address' }
}

/** Ends what runs and closes its sessions while it is still known whose they are; then forgets, all or nothing. */
async function erase(person: Person, actor: Actor): Promise<Erased> {
  const held = await findSignupsOf(person)
  const running = held.filter(({ state }) => state === 'active').map(({ id }) => id)
  const who = JSON.stringify({ by: actor.id ? 'staff' : 'command', ...(actor.id && { staff: actor.id }) })
  for (const id of running) await db().$queryRaw`select end_trial(${id}::uuid, ${who}::jsonb)`
  await closeSessionsOf(running)
  // Before the locks of the transaction: it is the one look that reads much.
  const traces = {
    invites: await findInvitesOf(person),
    names: await findNames(held.map(({ id }) => id)),
  }
  const counts = await retryConflicts(() =>
    db().$transaction((tx) => forget(tx, { person, actor, who, traces }), { timeout: 30_000 }),
  )
  if (counts.signups + counts.invites + counts.mails === 0) return { kind: 'nobody' }
  log.info({ signups: counts.signups, invites: counts.invites }, 'a person was erased')
  const openSessions = await db().frameSession.count({
    where: { signupId: { in: held.map(({ id }) => id) }, endedAt: null },
  })
  return { kind: 'erased', signups: counts.signups, invites: counts.invites, openSessions }
}

/** First and last names that signups gave. */
async function findNames(signups: string[]): Promise<string[]> {
  const rows = await db().signup.findMany({
    where: { id: { in: signups } },
    select: { firstName: true, lastName: true },
  })
  return [...new Set(rows.flatMap(({ firstName, lastName }) => [firstName ?? '', lastName ?? '']))]
}

type Erasure = { person: Person; actor: Actor; who: string; traces: Traces }

async function forget(tx: Prisma.TransactionClient, { person, actor, who, traces }: Erasure) {
  // A signup of the same person that is on its way waits here as others of the person do, or is found below.
  const connections = await tx.connection.findMany({ select: { id: true }, orderBy: { id: 'asc' } })
  for (const { id } of connections)
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${id + person.key}, 0))`
  let signups = 0
  for (const { id, isForgotten } of await findSignupsOf(person)) {
    if (isForgotten) continue
    const [row] = await tx.$queryRaw<{ did: boolean }[]>`
      select erase_signup(${id}::uuid, ${who}::jsonb, ${env().timeZone}) as did`
    if (row?.did) signups += 1
  }
  const invites = await eraseFromInvites(tx, person, traces)
  const mails = await eraseFromMails(tx, person)
  if (signups + invites + mails > 0) {
    await recordAudit(tx, {
      actor,
      action: 'person.erased',
      subject: auditName(person),
      details: { signups, invites },
    })
  }
  return { signups, invites, mails }
}
