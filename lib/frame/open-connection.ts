import { once } from 'node:events'
import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { errorCode } from '@/lib/frame/error-code'

export type OpenedConnection = { kind: 'open'; socket: Socket } | { kind: 'not-sent'; problem: string }

export type ConnectionLimits = { connectMs: number; signal: AbortSignal }

/**
 * A fresh connection, ready for its first byte. Apart from the request itself, so that "nothing was sent" is known and
 * not guessed from an error code: a reset during the TLS handshake and one after the request look the same. Never a
 * kept-alive connection, whose far end may have hung up already.
 */
export async function openConnection(target: URL, limits: ConnectionLimits): Promise<OpenedConnection> {
  if (limits.signal.aborted) return { kind: 'not-sent', problem: 'No time was left to connect to Frame.' }
  const socket = dial(target)
  socket.on('error', () => {}) // also between being ready and being used; whoever uses it sees it closed
  const tooSlow = new AbortController()
  const timer = setTimeout(() => tooSlow.abort(), limits.connectMs)
  try {
    const signal = AbortSignal.any([limits.signal, tooSlow.signal])
    await once(socket, target.protocol === 'https:' ? 'secureConnect' : 'connect', { signal })
    return { kind: 'open', socket }
  } catch (error) {
    socket.destroy()
    return { kind: 'not-sent', problem: connectionProblem(target, error) }
  } finally {
    clearTimeout(timer)
  }
}

function dial(target: URL): Socket {
  const host = target.hostname.replace(/^\[|\]$/g, '')
  if (target.protocol === 'http:') return connectTcp({ host, port: Number(target.port || 80) })
  // Said outright, so that NODE_TLS_REJECT_UNAUTHORIZED cannot switch the check off.
  return connectTls({
    host,
    port: Number(target.port || 443),
    servername: isIP(host) ? undefined : host,
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: true,
  })
}

function connectionProblem(target: URL, error: unknown): string {
  const code = errorCode(error)
  switch (code) {
    case 'ECONNREFUSED':
      return `Nothing listens at ${target.host} (${code}).`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The name ${target.hostname} could not be looked up (${code}); check DNS.`
    case 'ABORT_ERR':
      return `${target.host} did not answer in time; check the firewall.`
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return `The certificate of ${target.hostname} is not valid at this time (${code}); check it, and the portal's clock.`
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `The certificate at ${target.host} is for another name (${code}); check the address, and what stands between.`
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return `The certificate of ${target.hostname} is signed by nobody this machine trusts (${code}); if a company proxy stands between, give its authority to Node.js by NODE_EXTRA_CA_CERTS.`
    default:
      return `No connection to ${target.host} (${code}); check network, TLS certificate and the portal's clock.`
  }
}
