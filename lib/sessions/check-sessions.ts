import { db } from '../db'
import type { Finding } from '../doctor/finding'
import { findTerminalConfigurationId } from '../frame/ask-active-session'
import { parseTokensUrl } from '../frame/tokens-url'

/** Whether launches can be seen, and sessions of ended trials be closed. */
export async function checkSessions(): Promise<Finding[]> {
  return [...(await checkLaunchpads()), ...(await checkLooks())]
}

async function checkLaunchpads(): Promise<Finding[]> {
  const products = await db().product.findMany({
    orderBy: { slug: 'asc' },
    select: { slug: true, tokensUrl: true, launchUrl: true, terminalConfigurationId: true },
  })
  return products
    .filter(
      ({ terminalConfigurationId, launchUrl }) =>
        terminalConfigurationId === null && findTerminalConfigurationId(launchUrl) === null,
    )
    .map(({ slug, tokensUrl }) => {
      const parsed = parseTokensUrl(tokensUrl)
      const isOnAccount = parsed.kind === 'ok' && parsed.tokensUrl.entityKind === 'account'
      const subject = `product ${slug}`
      return isOnAccount
        ? { level: 'ok', subject, finding: byListOnly }
        : { level: 'warning', subject, finding: notAtAll }
    })
}

const byListOnly =
  "Its launches are recognised by e-mail address in the account's list of sessions, because its launchUrl names no terminal configuration."
const notAtAll =
  'Its launches cannot be seen: the launchUrl does not name a terminal configuration, and the SAT provider is not on an account. Give the product its terminalConfigurationId, a Launch link, or the pre-session script.'

async function checkLooks(): Promise<Finding[]> {
  const [counts] = await db().$queryRaw<{ unanswered: number; unclosed: number }[]>`
    select
      (select count(*)::int from session_looks where next_look_at is not null and failures >= 5) as unanswered,
      (
        select count(distinct f.signup_id)::int
        from session_looks l
        join frame_sessions f on f.signup_id = l.signup_id and f.ended_at is null
        join signups s on s.id = f.signup_id
        where l.next_look_at is not null and s.state = 'ended' and s.trial_ends_at < portal_now() - interval '10 minutes'
      ) as unclosed`
  const { unanswered = 0, unclosed = 0 } = counts ?? {}
  const findings: Finding[] = []
  if (unanswered > 0)
    findings.push({
      level: 'warning',
      subject: 'sessions',
      finding: `Frame has not told about the sessions of ${unanswered} trials for a while: check backendUrl, and the roles of the API integration.`,
    })
  if (unclosed > 0)
    findings.push({
      level: 'warning',
      subject: 'sessions',
      finding: `${unclosed} trials have ended and their sessions could not be closed yet; the portal keeps trying for a day.`,
    })
  return findings.length > 0
    ? findings
    : [{ level: 'ok', subject: 'sessions', finding: 'Frame tells about the sessions that are looked at.' }]
}
