import type { Prisma } from '@/prisma/generated/client'
import { messagesFor } from '@/messages'
import { db } from '../db'
import { emailKey, quotaKeyId } from '../email/email-key'
import { requireEnv } from '../env'
import { newId } from '../new-id'
import { rememberConsent } from '../signups/remember-consent'
import { planHistory, type PlannedSignup, type PlannedVisit } from './plan-history'

/** What the invented rows begin with, so that they can be told from others, and taken away. */
const mark = 'demo-history-'

type Product = { id: string; slug: string; name: string; connectionId: string; invite: string | null }

/**
 * Writes an invented past into a database that was just made a demo, so that the staff area shows what it is for. It takes
 * no quota, owns no browser and was never asked of Frame; leaving the demo takes it away.
 */
export async function writeDemoHistory(now: Date): Promise<void> {
  const products = await findProducts()
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

async function findProducts(): Promise<Map<string, Product>> {
  const products = await db().product.findMany({
    orderBy: { slug: 'asc' },
    select: {
      id: true,
      slug: true,
      name: true,
      connectionId: true,
      invites: { take: 1, select: { id: true } },
    },
  })
  return new Map(
    products.map(({ invites, ...product }) => [product.slug, { ...product, invite: invites[0]?.id ?? null }]),
  )
}

type Row = Record<string, unknown>
type About = { index: number; consentVersion: string; product: Product | undefined }

function rowOf(signup: PlannedSignup, { index, consentVersion, product }: About): Row {
  const { origin, createdAt, sessions } = signup
  const touch = { landing: `/try/${signup.product}`, at: createdAt.toISOString(), ...origin }
  const quotaKey = requireEnv('quotaKey')
  const minutes =
    sessions.reduce((sum, { openSince, endedAt }) => sum + (endedAt.getTime() - openSince.getTime()), 0) /
    60_000
  return {
    handle: `${mark}${index + 1}`,
    request_id: `${mark}${index + 1}`,
    product_id: product?.id,
    connection_id: product?.connectionId,
    invite_id: signup.byInvite ? product?.invite : null,
    state: signup.state,
    reason: signup.reason,
    decision: signup.reason
      ? [{ rule: 'an invented past', input: null, threshold: null, outcome: signup.reason }]
      : [],
    email: signup.email,
    email_key: emailKey(signup.email, quotaKey),
    email_key_id: quotaKeyId(quotaKey),
    first_name: signup.firstName,
    last_name: signup.lastName,
    company: signup.company,
    country: signup.country,
    language: signup.language,
    network: '198.51.100.7/32',
    consent_version: consentVersion,
    gpc: index % 9 === 0,
    campaign: origin.campaign ?? null,
    first_touch: touch,
    last_touch: touch,
    verify_because: signup.verifyBecause,
    verified_at: signup.verifiedAt,
    granted_at: signup.grantedAt,
    trial_ends_at: signup.trialEndsAt,
    launched_at: signup.launchedAt,
    used_minutes: signup.grantedAt ? Math.round(minutes) : null,
    created_at: createdAt,
    updated_at: createdAt,
  }
}

const eventsOf = (id: string, { events }: PlannedSignup) =>
  events.map((event) => ({ signup_id: id, ...event }))

const sessionsOf = (id: string, { sessions }: PlannedSignup) =>
  sessions.map(({ openSince, endedAt }) => ({
    id: newId(openSince.getTime()),
    signup_id: id,
    frame_id: null,
    seen_at: openSince,
    open_since: openSince,
    last_seen_at: endedAt,
    ended_at: endedAt,
    precision_seconds: 30,
    source: 'poll',
    by_person: false,
  }))

const feedbackOf = (id: string, { feedback, trialEndsAt }: PlannedSignup) =>
  feedback ? [{ signup_id: id, ...feedback, created_at: trialEndsAt }] : []

const visitOf = (
  { at, kind, origin, byInvite }: PlannedVisit,
  index: number,
  product: Product | undefined,
) => ({
  product_id: product?.id,
  invite_id: byInvite ? product?.invite : null,
  at,
  kind,
  visitor: `${mark}${index + 1}`,
  campaign: origin.campaign,
  source: origin.source,
  medium: origin.medium,
  term: origin.term,
  content: origin.content,
  referrer: origin.referrerHost,
})

async function insertSignups(tx: Prisma.TransactionClient, rows: Row[]): Promise<void> {
  await tx.$executeRaw`
    insert into signups select * from jsonb_populate_recordset(null::signups, ${JSON.stringify(rows)}::jsonb)`
}

async function insertSessions(tx: Prisma.TransactionClient, rows: Row[]): Promise<void> {
  await tx.$executeRaw`
    insert into frame_sessions
    select * from jsonb_populate_recordset(null::frame_sessions, ${JSON.stringify(rows)}::jsonb)`
}

async function insertFeedback(tx: Prisma.TransactionClient, rows: Row[]): Promise<void> {
  await tx.$executeRaw`
    insert into feedback select * from jsonb_populate_recordset(null::feedback, ${JSON.stringify(rows)}::jsonb)`
}

async function insertEvents(tx: Prisma.TransactionClient, rows: Row[]): Promise<void> {
  await tx.$executeRaw`
    insert into events (signup_id, kind, at, facts)
    select signup_id, kind, at, facts from jsonb_populate_recordset(null::events, ${JSON.stringify(rows)}::jsonb)`
}

async function insertVisits(tx: Prisma.TransactionClient, rows: Row[]): Promise<void> {
  await tx.$executeRaw`
    insert into visits (product_id, invite_id, at, kind, visitor, campaign, source, medium, term, content, referrer)
    select product_id, invite_id, at, kind, visitor, campaign, source, medium, term, content, referrer
    from jsonb_populate_recordset(null::visits, ${JSON.stringify(rows)}::jsonb)`
}
