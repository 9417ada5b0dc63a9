import { db } from '../../db'
import { env } from '../../env'
import { canMail } from '../../mail/can-mail'
import { mailTransport } from '../../mail/mail-transport'
import { failure, type Finding, ok, warning } from '../finding'

/** What became of the mails so far. */
export async function checkMails(): Promise<Finding[]> {
  const [row] = await db().$queryRaw<
    { sentAt: Date | null; lost: number; lostAt: Date | null; why: string | null }[]
  >`
    select
      (select max(sent_at) from mails where sent_at is not null) as "sentAt",
      (
        select count(*)::int from mails
        where dropped in ('rejected', 'too-late') and created_at > portal_now() - interval '1 day'
      ) as lost,
      latest.created_at as "lostAt", latest.dropped as why
    from (select) one
    left join lateral (
      select created_at, dropped from mails
      where dropped in ('rejected', 'too-late') order by created_at desc limit 1
    ) latest on true`
  const inZone = (at: Date) => at.toLocaleString('en-GB', { timeZone: env().timeZone })
  const sent = row?.sentAt ? `The last mail was sent at ${inZone(row.sentAt)}` : 'No mail was sent so far'
  if (!row?.lostAt) return [ok('mails', `${sent}, and none was lost.`)]
  const problem = row.why === 'rejected' ? 'was refused by the mail server' : 'could not be delivered in time'
  const last = `${sent}; the last problem: a mail of ${inZone(row.lostAt)} ${problem}`
  return row.lost > 0
    ? [warning('mails', `${last}, as ${row.lost} of the last 24 hours were. The log says why.`)]
    : [ok('mails', `${last}. None was lost in the last 24 hours.`)]
}

/** Whether the mail server takes the portal in. Nothing is sent. */
export async function checkMailServer(): Promise<Finding[]> {
  if (!canMail()) return [await withoutMail()]
  try {
    await mailTransport().verify()
    return [ok('mail', 'The mail server answers and accepts the sign-in.')]
  } catch (error) {
    return [failure('mail', mailProblem(error))]
  }
}

export function mailProblem(error: unknown): string {
  const why = error instanceof Error ? error.message : String(error)
  return `The mail server cannot be used: ${why}. Check SMTP_URL.`
}

async function withoutMail(): Promise<Finding> {
  const wanting = await db().product.findMany({ where: { verification: 'code' }, select: { slug: true } })
  const names = wanting.map(({ slug }) => slug).join(', ')
  return wanting.length > 0
    ? failure('mail', `${names} want a proof of each address, and SMTP_URL is not set: nobody gets in.`)
    : warning('mail', 'SMTP_URL is not set: who lost a cookie cannot prove to be the owner of a trial.')
}
