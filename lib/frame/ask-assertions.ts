import { callFrame } from '@/lib/frame/call-frame'
import type { ShownAnswer } from '@/lib/frame/check/check-step'
import { showAnswer } from '@/lib/frame/check/show-answer'
import { hasSafeScheme } from '@/lib/frame/safe-url'
import type { Sat } from '@/lib/frame/sat'

export type AskedAssertions =
  { kind: 'answered'; answer: ShownAnswer } | { kind: 'no-answer'; problem: string }

const timeoutMs = 5_000

/** What the backend knows of the person of a token, as it was told when the token was asked for. */
export async function askAssertions(backendUrl: string, sat: Sat): Promise<AskedAssertions> {
  const url = `${backendUrl}/api/rest/v1/me/assertions`
  if (!hasSafeScheme(new URL(url))) return { kind: 'no-answer', problem: 'A token travels by https only.' }
  const headers = { Authorization: `Bearer ${sat}`, Accept: 'application/json' }
  const reply = await callFrame({ method: 'GET', url, headers, timeoutMs })
  if (reply.kind === 'no-reply') return { kind: 'no-answer', problem: reply.problem }
  const answer = showAnswer(`GET ${url}`, { ...reply, text: inLines(reply.text) }, [sat])
  return { kind: 'answered', answer }
}

/** JSON over several lines; anything else as it came. */
function inLines(text: string | null): string | null {
  try {
    return text === null ? null : JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
