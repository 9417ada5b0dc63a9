import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { db } from '../../db'
import { env } from '../../env'
import { failure, type Finding, ok, warning } from '../finding'

const patienceMs = 3_000

/** Whether the names can be looked up that the portal calls: Frame, the mail server, the OIDC provider. */
export async function checkDns(): Promise<Finding[]> {
  const names = await namesWeCall()
  if (names.length === 0)
    return [ok('DNS', 'No name has to be looked up: all that the portal calls is on this machine.')]
  const answers = await Promise.all(names.map(async (name) => ({ name, answer: await lookUp(name) })))
  return answers.map(({ name, answer }) => {
    if (answer === 'found') return ok('DNS', `${name} is found.`)
    return answer === 'slow'
      ? warning('DNS', `${name} was not found within 3 s: check the name servers of this machine.`)
      : failure(
          'DNS',
          `${name} cannot be found (${answer}): check the name, and the name servers of this machine.`,
        )
  })
}

async function namesWeCall(): Promise<string[]> {
  const { mail, oidc } = env()
  const connections = await db().connection.findMany({ select: { apiUrl: true, backendUrl: true } })
  const urls = [
    ...connections.flatMap(({ apiUrl, backendUrl }) => [apiUrl, backendUrl]),
    mail.smtpUrl,
    oidc.issuer,
  ]
  const hosts = urls.flatMap((url) => (url === undefined ? [] : [new URL(url).hostname]))
  return [...new Set(hosts)]
    .filter((host) => host !== 'localhost' && isIP(host.replace(/^\[|\]$/g, '')) === 0)
    .sort()
}

async function lookUp(name: string): Promise<string> {
  const stopped = new AbortController()
  const found = lookup(name).then(
    () => 'found',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown'),
  )
  const slow = wait(patienceMs, 'slow', { signal: stopped.signal }).catch(() => 'slow')
  const answer = await Promise.race([found, slow])
  stopped.abort()
  return answer
}
