import { db } from '../db'
import { env } from '../env'
import { parseTokensUrl } from '../frame/tokens-url'
import { closeMailTransport, mailTransport } from '../mail/mail-transport'
import { checkSessions } from '../sessions/check-sessions'
import { canVerify } from '../verification/can-verify'

/** One thing that was looked at; the sentence of a warning or failure says what to do. */
export type Finding = { level: 'ok' | 'warning' | 'failure'; subject: string; finding: string }

/** Looks at everything a signup depends on, without asking Frame for a token: that could cost a named user. */
export async function checkUp(): Promise<Finding[]> {
  const database = await checkDatabase()
  if (database.some(({ level }) => level === 'failure')) return [checkPublicUrl(), ...database]
  const findings = await Promise.all([
    checkProducts(),
    checkSatLifetimes(),
    checkMints(),
    checkMail(),
    checkSessions(),
  ])
  return [checkPublicUrl(), ...database, ...findings.flat()]
}

function checkPublicUrl(): Finding {
  const { publicUrl } = env()
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(publicUrl.hostname)
  return isLocal || publicUrl.protocol === 'https:'
    ? ok('address', `The portal answers at ${publicUrl.origin}.`)
    : failure(
        'address',
        `PUBLIC_URL is ${publicUrl.origin}: put the portal behind https and set PUBLIC_URL to that address.`,
      )
}

async function checkDatabase(): Promise<Finding[]> {
  try {
    const rows = await db().$queryRaw<{ version: string; now: Date }[]>`
      select current_setting('server_version') as version, clock_timestamp() as now`
    const row = rows[0]
    if (!row) throw new Error('no row')
    const skewSeconds = Math.round(Math.abs(row.now.getTime() - Date.now()) / 1_000)
    return [
      ok('database', `PostgreSQL ${row.version} answers.`),
      skewSeconds > 30
        ? failure('clock', `The clocks of portal and database differ by ${skewSeconds} s: set both by NTP.`)
        : ok('clock', 'Portal and database agree on the time.'),
    ]
  } catch {
    return [
      failure('database', 'The database does not answer: check that it runs and that DATABASE_URL is right.'),
    ]
  }
}

async function checkProducts(): Promise<Finding[]> {
  const products = await db().product.findMany({
    orderBy: { slug: 'asc' },
    include: { connection: true, quotas: true },
  })
  if (products.length === 0) {
    return [warning('products', 'There is no product to try: add one with "npm run portal -- apply FILE".')]
  }
  return products.flatMap(({ slug, tokensUrl, returnUrls, connection, quotas, captcha }) => {
    const subject = `product ${slug}`
    const parsed = parseTokensUrl(tokensUrl)
    const limits = quotas.filter(({ limit }) => limit !== null)
    return [
      parsed.kind === 'invalid' || parsed.tokensUrl.origin !== connection.apiUrl
        ? failure(
            subject,
            `Its tokensUrl does not belong to the connection ${connection.name}: apply a corrected one.`,
          )
        : ok(subject, `Mints at ${connection.apiUrl}, guarded by ${limits.length} limits.`),
      ...(returnUrls.some((url) => new URL(url).pathname === '/') ? [warning(subject, wholeSite)] : []),
      ...(limits.length === 0 ? [warning(subject, 'No quota limits its trials: add quotas.')] : []),
      ...(captcha
        ? []
        : [warning(subject, 'No captcha guards its form: set "captcha": true unless that is meant.')]),
    ]
  })
}

const wholeSite =
  'One of its return URLs is a whole site: a redirect anywhere on it could pass a token on. Name the Launchpad instead.'

/** A token that outlives its trial keeps the product open after the portal says it has ended. */
async function checkSatLifetimes(): Promise<Finding[]> {
  const products = await db().$queryRaw<{ slug: string; trialMinutes: number; satMinutes: number }[]>`
    select p.slug, p.trial_minutes as "trialMinutes",
      ceil(extract(epoch from s.sat_expires_at - s.sat_issued_at) / 60)::int as "satMinutes"
    from products p
    cross join lateral (
      select sat_expires_at, sat_issued_at from signups
      where product_id = p.id and granted_at is not null
      order by created_at desc limit 1
    ) s
    order by p.slug`
  return products.map(({ slug, trialMinutes, satMinutes }) =>
    satMinutes > trialMinutes
      ? warning(
          `product ${slug}`,
          `Its tokens live ${satMinutes} minutes (exp − iat), its trials ${trialMinutes}: lower the token duration of the SAT provider in Frame, or raise trialMinutes.`,
        )
      : ok(`product ${slug}`, `Its tokens live ${satMinutes} minutes, within its trials of ${trialMinutes}.`),
  )
}

async function checkMints(): Promise<Finding[]> {
  const rows = await db().$queryRaw<{ outcome: string; count: number; latest: string | null }[]>`
    select outcome, count(*)::int as count, (array_agg(problem order by id desc))[1] as latest
    from mints
    where started_at > portal_now() - interval '1 day' and outcome in ('refused', 'not-sent', 'unknown')
    group by outcome order by outcome`
  if (rows.length === 0) return [ok('Frame', 'No request for a token failed in the last 24 hours.')]
  return rows.map(({ outcome, count, latest }) =>
    warning(
      'Frame',
      `${count} requests for a token were ${outcome} in the last 24 hours, the latest: ${latest ?? 'no details'}`,
    ),
  )
}

async function checkMail(): Promise<Finding[]> {
  if (!canVerify()) {
    const wanting = await db().product.findMany({ where: { verification: 'code' }, select: { slug: true } })
    const names = wanting.map(({ slug }) => slug).join(', ')
    return [
      wanting.length > 0
        ? failure('mail', `${names} want a proof of each address, and SMTP_URL is not set: nobody gets in.`)
        : warning('mail', 'SMTP_URL is not set: who lost a cookie cannot prove to be the owner of a trial.'),
    ]
  }
  const [dropped] = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from mails
    where dropped in ('rejected', 'too-late') and created_at > portal_now() - interval '1 day'`
  const lost = dropped?.count ?? 0
  const findings =
    lost > 0 ? [warning('mail', `${lost} mails of the last 24 hours could not be delivered in time.`)] : []
  try {
    await mailTransport().verify()
    return [ok('mail', 'The mail server answers and accepts the sign-in.'), ...findings]
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return [failure('mail', `The mail server cannot be used: ${why}. Check SMTP_URL.`), ...findings]
  } finally {
    closeMailTransport()
  }
}

const ok = (subject: string, finding: string): Finding => ({ level: 'ok', subject, finding })
const warning = (subject: string, finding: string): Finding => ({ level: 'warning', subject, finding })
const failure = (subject: string, finding: string): Finding => ({ level: 'failure', subject, finding })
