import {
  askAboutSessions,
  type SessionPorts,
  type SessionReply,
  type SessionSource,
} from '@/lib/frame/ask-about-sessions'
import type { Key } from '@/lib/frame/connection-memory'
import { signRequest } from '@/lib/frame/sign-request'

export type AdminCall = { method: 'GET' | 'DELETE'; path: string; maxReplyBytes?: number }

/**
 * One signed call of the Admin API. A refused signature is tried once more, by Frame's clock if that is what was wrong, or
 * else by the key that is about to replace the other; what it teaches serves the mints too.
 */
export async function askAdminApi(
  source: SessionSource,
  call: AdminCall,
  ports: SessionPorts,
): Promise<SessionReply> {
  const clock = ports.memory.clockOf(source)
  const connection = ports.memory.connectionOf(source)
  const key = connection.preferred()
  const signedAhead = clock.aheadSeconds()
  const first = await ask(source, { ...call, key }, ports)
  if (first.kind !== 'reply' || first.status !== 401) return first

  if (first.date) clock.learn(Math.round((first.date.getTime() - ports.now().getTime()) / 1000))
  if (clock.aheadSeconds() !== signedAhead) return ask(source, { ...call, key }, ports)
  if (source.nextCredentials === null) return first
  const other: Key = key === 'first' ? 'next' : 'first'
  const second = await ask(source, { ...call, key: other }, ports)
  if (second.kind === 'reply' && second.status !== 401) connection.prefer(other)
  return second
}

function ask(
  source: SessionSource,
  { path, key, ...call }: AdminCall & { key: Key },
  ports: SessionPorts,
): Promise<SessionReply> {
  const aheadMs = ports.memory.clockOf(source).aheadSeconds() * 1000
  const credentials = (key === 'next' ? source.nextCredentials : null) ?? source.credentials
  const headers = signRequest({ ...credentials, at: new Date(ports.now().getTime() + aheadMs) })
  const url = source.tokensUrl.origin + path
  return askAboutSessions(
    source,
    { ...call, url, headers: { ...headers, Accept: 'application/json' } },
    ports,
  )
}
