import type { Prisma } from '@/prisma/generated/client'
import { messagesFor } from '@/messages'
import { db } from '../db'
import { newId } from '../new-id'
import { rememberConsent } from '../signups/remember-consent'
import {
  eventsOf,
  feedbackOf,
  inviteRow,
  mark,
  rowOf,
  sessionsOf,
  visitOf,
  type Product,
} from './history-rows'
import {
  insertEvents,
  insertFeedback,
  insertInvites,
  insertSessions,
  insertSignups,
  insertVisits,
  type Row,
} from './insert-history'
import { pastInviteRows } from './past-invites'
import { planHistory } from './plan-history'

/**
 * Writes an invented past into a database that was just made a demo, so that the staff area shows what it is for. It takes
 * no quota, owns no browser and was never asked of Frame; leaving the demo takes it away.
 */
export async function writeDemoHistory(now: Date): Promise<void> {
  const { products, invites } = await prepareProducts(now)
  const [first, ...others] = [...products.keys()]
  if (first === undefined) return
  const { signups, visits } = planHistory(now, [first, ...others])
  const consentVersion = await rememberConsent({
    language: 'en',
    text: messagesFor('en').signup.consent(products.get(first)?.name ?? ''),
  })
  const rows = signups.map((signup, index) => ({
    signup,
    id: newId(signup.createdAt.getTime()),
    row: rowOf(signup, { index, consentVersion, product: products.get(signup.product) }),
  }))
  await db().$transaction(
    async (tx) => {
      await insertInvites(tx, invites)
      await insertSignups(
        tx,
        rows.map(({ id, row }) => ({ id, ...row })),
      )
      await insertSessions(
        tx,
        rows.flatMap(({ id, signup }) => sessionsOf(id, signup)),
      )
      await insertFeedback(
        tx,
        rows.flatMap(({ id, signup }) => feedbackOf(id, signup)),
      )
      await insertEvents(
        tx,
        rows.flatMap(({ id, signup }) => eventsOf(id, signup)),
      )
      await insertVisits(
        tx,
        visits.map((visit, index) => visitOf(visit, index, products.get(visit.product))),
      )
      await countInvites(tx, 1)
      // There is nothing to be seen at Frame.
      await tx.$executeRaw`delete from session_looks where signup_id in (select id from signups where request_id like ${`${mark}%`})`
    },
    { timeout: 60_000 },
  )
}

/** Takes the invented past away. */
export async function forgetDemoHistory(tx: Prisma.TransactionClient): Promise<void> {
  await countInvites(tx, -1)
  await tx.signup.deleteMany({ where: { requestId: { startsWith: mark } } })
  await tx.visit.deleteMany({ where: { visitor: { startsWith: mark } } })
  await tx.invite.deleteMany({ where: { codeHash: { startsWith: mark } } })
}

/** What the invented past came to for each invite; by -1 it is taken back. */
async function countInvites(tx: Prisma.TransactionClient, by: 1 | -1): Promise<void> {
  await tx.$executeRaw`
    update invites i
    set used = i.used + ${by}::int * came.granted, opened = i.opened + ${by}::int * came.opened,
        previewed = i.previewed + ${by}::int * came.previewed
    from (
      select
        v.id,
        (
          select count(*) from signups s
          where s.invite_id = v.id and s.request_id like ${`${mark}%`} and s.granted_at is not null
        ) as granted,
        (select count(*) from visits w where w.invite_id = v.id and w.visitor like ${`${mark}%`} and kind = 'person')
          as opened,
        (select count(*) from visits w where w.invite_id = v.id and w.visitor like ${`${mark}%`} and kind <> 'person')
          as previewed
      from invites v
    ) came
    where came.id = i.id and came.granted + came.opened + came.previewed > 0`
}

/** The products, and the rows of the invites that one of them, with a running invite, had in the past. */
async function prepareProducts(now: Date): Promise<{ products: Map<string, Product>; invites: Row[] }> {
  const found = await db().product.findMany({
    orderBy: { slug: 'asc' },
    select: {
      id: true,
      slug: true,
      name: true,
      connectionId: true,
      invites: { take: 1, select: { id: true, owner: true } },
    },
  })
  const keeper = found.find(({ invites }) => invites.length > 0)
  const past = pastInviteRows(now).map((plan) => ({ ...plan, id: newId(plan.createdAt.getTime()) }))
  const ofPast = Object.fromEntries(past.map(({ name, id }) => [name, id]))
  const products = found.map(({ invites: [running], ...product }): [string, Product] => {
    const invites = { ...(product.id === keeper?.id && ofPast), ...(running && { running: running.id }) }
    return [product.slug, { ...product, invites }]
  })
  const shared = { product_id: keeper?.id, owner: keeper?.invites[0]?.owner }
  const invites = keeper ? past.map((plan) => ({ ...inviteRow(plan), ...shared })) : []
  return { products: new Map(products), invites }
}
