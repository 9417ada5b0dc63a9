import type { FrameReply } from '@/lib/frame/call-frame'
import type { ShownAnswer } from '@/lib/frame/check/check-step'

const longest = 2_000

/** A reply for the eyes of staff: what matters of its head, and its body without tokens and without our secrets. */
export function showAnswer(
  asked: string,
  reply: FrameReply & { kind: 'reply' },
  secrets: readonly string[],
): ShownAnswer {
  const headers: [string, string | null | undefined][] = [
    ['Content-Type', reply.contentType],
    ['Date', reply.date?.toUTCString()],
    ['Retry-After', reply.retryAfterSeconds === null ? null : `${reply.retryAfterSeconds}`],
  ]
  return {
    asked,
    status: reply.status,
    headers: headers.flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : [])),
    body: reply.text === null ? 'Not shown: compressed, or longer than 64 kB.' : masked(reply.text, secrets),
  }
}

/** Some servers send back what they were sent, so our secrets are looked for as well. */
export function masked(text: string, secrets: readonly string[]): string {
  const withoutSecrets = secrets
    .filter((secret) => secret !== '')
    .reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text)
  const shown = withoutSecrets
    .replace(
      /[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g,
      (token) => `${token.slice(0, 6)}… [token of ${token.length} characters]`,
    )
    .replace(/[0-9a-f]{40,}/gi, '[hexadecimal]')
    .replace(/[^\P{C}\n\t]/gu, '\uFFFD')
  return shown.length > longest ? `${shown.slice(0, longest)} …` : shown
}
