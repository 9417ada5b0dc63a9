import { judgeVisit } from '../web/visit'
import { isProgram } from './is-program'

/** `opened` by a person, or `previewed` by a program: a chat that shows what is behind a link, a mail scanner, a prefetch. */
export type InviteVisit = 'opened' | 'previewed'

/**
 * Whose look at an invite's page a request is; null for one that is no look, such as a posted form. Every browser of
 * today says when it navigates, programs hardly ever do: in doubt it was a program, so that opened invites are no rumour.
 */
export function judgeInviteVisit({
  method,
  headers,
}: {
  method: string
  headers: Headers
}): InviteVisit | null {
  if (method === 'HEAD') return 'previewed'
  if (method !== 'GET') return null
  return judgeVisit(headers) === 'navigation' && !isProgram(headers.get('user-agent'))
    ? 'opened'
    : 'previewed'
}
