import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { describeBody, type SampleCall } from '../playground/sample-call'
import { toSeconds } from '../state/clock'

export type Generated =
  | { kind: 'token'; token: string; claims: Record<string, unknown>; expiresAtMs: number | null }
  /** Anything else that came back, with the beginning of its text. */
  | { kind: 'answer'; status: number; text: string }
  | { kind: 'no-answer' }

const longestAnswer = 16 * 1024
const patienceMs = 10_000

/** Asks this emulator over HTTP, as a server of anybody's would: every rule and every fault counts here, too. */
export async function generateToken(
  call: SampleCall,
  { clientSecret, nowMs }: { clientSecret: string; nowMs: number },
): Promise<Generated> {
  const timestamp = `${toSeconds(nowMs)}`
  try {
    const reply = await fetch(call.url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
      headers: {
        'content-type': 'application/json',
        'x-frame-clientid': call.clientId,
        'x-frame-timestamp': timestamp,
        'x-frame-signature': createHmac('sha256', clientSecret)
          .update(timestamp + call.clientId)
          .digest('hex'),
      },
      body: JSON.stringify(describeBody(call)),
    })
    const text = await readStart(reply)
    return (reply.ok && parseToken(text)) || { kind: 'answer', status: reply.status, text }
  } catch {
    return { kind: 'no-answer' }
  }
}

async function readStart(reply: Response): Promise<string> {
  const reader = reply.body?.getReader()
  const decoder = new TextDecoder()
  let text = ''
  while (reader && text.length < longestAnswer) {
    const { done, value } = await reader.read()
    if (done) return text
    text += decoder.decode(value, { stream: true })
  }
  await reader?.cancel()
  return text.slice(0, longestAnswer)
}

const Claims = z.record(z.string(), z.unknown())
const Expiry = z.object({ exp: z.int() })

function parseToken(text: string): Generated | null {
  const token = text.trim().replace(/^"(.*)"$/, '$1')
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return null
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
    const expiry = Expiry.safeParse(payload)
    const expiresAtMs = expiry.success ? expiry.data.exp * 1000 : null
    return { kind: 'token', token, claims: Claims.parse(payload), expiresAtMs }
  } catch {
    return null
  }
}
