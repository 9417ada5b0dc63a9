import { webcrypto } from 'node:crypto'
import { connect } from 'node:net'
import { type Emulator, startEmulator } from './create-emulator'

/** What a portal knows of Frame, written down once more so that the emulator's own code cannot excuse itself. */
export const clientId = '55555555-5555-4555-8555-555555555555.img.frame.nutanix.com'
export const clientSecret = '0123456789abcdef0123456789abcdef01234567'
export const accountId = '33333333-3333-4333-8333-333333333333'
export const providerId = 'secure-anon-44444444-4444-4444-8444-444444444444'
export const tokensPath = `/v1/accounts/${accountId}/secure-anonymous/${providerId}/tokens`
export const assertionsPath = '/api/rest/v1/me/assertions'
export const launchpadPath = '/halden/trials/europe/launchpad/aster-cad'

/** 2026-01-01T00:00:00Z, at which the emulators of the tests stand still. */
export const frozenSeconds = 1_767_225_600

/** `printf '%s%s' 1767225600 $CLIENT_ID | openssl dgst -sha256 -hmac $CLIENT_SECRET` */
export const pinnedSignature = 'b7748a0578b3edc291bdad0cd91c9d82901e2608c7d06bb12e471ede61773cdf'

export const pinnedHeaders = {
  'x-frame-clientid': clientId,
  'x-frame-timestamp': `${frozenSeconds}`,
  'x-frame-signature': pinnedSignature,
}

export function startFrozenEmulator(log?: (line: string) => void): Promise<Emulator> {
  return startEmulator({ port: 0, realNowMs: () => frozenSeconds * 1000, ...(log ? { log } : {}) })
}

/** Signs by Web Crypto, where the emulator uses node:crypto's createHmac. */
export async function signedHeaders(timestamp: number | string, secret = clientSecret) {
  const bytes = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await webcrypto.subtle.importKey('raw', bytes.encode(secret), algorithm, false, ['sign'])
  const signature = await webcrypto.subtle.sign('HMAC', key, bytes.encode(`${timestamp}${clientId}`))
  return {
    'x-frame-clientid': clientId,
    'x-frame-timestamp': `${timestamp}`,
    'x-frame-signature': Buffer.from(signature).toString('hex'),
  }
}

export function postTokens(
  emulator: Emulator,
  call: {
    path?: string
    headers?: Record<string, string>
    json?: unknown
    body?: string
    signal?: AbortSignal
  } = {},
): Promise<Response> {
  const body = call.json === undefined ? call.body : JSON.stringify(call.json)
  return fetch(emulator.origin + (call.path ?? tokensPath), {
    method: 'POST',
    redirect: 'manual',
    headers: {
      ...pinnedHeaders,
      ...(call.json === undefined ? {} : { 'content-type': 'application/json' }),
      ...call.headers,
    },
    ...(body === undefined ? {} : { body }),
    ...(call.signal ? { signal: call.signal } : {}),
  })
}

export async function mint(emulator: Emulator, json: unknown = {}): Promise<string> {
  const reply = await postTokens(emulator, { json })
  if (reply.status !== 200) throw new Error(`No token: ${reply.status}`)
  return parseText(await reply.text())
}

export function control(emulator: Emulator, what: string, json: unknown = {}): Promise<Response> {
  return fetch(`${emulator.origin}/__emulator/${what}`, { method: 'POST', body: JSON.stringify(json) })
}

export async function setFaults(emulator: Emulator, ...faults: unknown[]): Promise<void> {
  const reply = await control(emulator, 'faults', { faults })
  if (reply.status !== 200) throw new Error(`The faults were refused: ${await reply.text()}`)
}

export async function readRequests(emulator: Emulator): Promise<Record<string, unknown>[]> {
  const reply = await fetch(`${emulator.origin}/__emulator/requests`)
  const { requests }: { requests: Record<string, unknown>[] } = await reply.json()
  return requests
}

/** The payload of a JWT, unverified. */
export function readClaims(token: string): Record<string, unknown> {
  const claims: Record<string, unknown> = JSON.parse(
    Buffer.from(token.split('.')[1] ?? '', 'base64url').toString(),
  )
  return claims
}

export async function errorCode(reply: Response): Promise<string> {
  const { error }: { error: { code: string } } = await reply.json()
  return error.code
}

/** Sends bytes as they are, for what no HTTP client would send. */
export function sendRaw(emulator: Emulator, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(emulator.port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (bytes) => (answer += bytes.toString()))
    socket.on('end', () => socket.end())
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}

function parseText(json: string): string {
  const value: unknown = JSON.parse(json)
  if (typeof value !== 'string') throw new Error('The reply is not a JSON string')
  return value
}
