import { isbot } from 'isbot'
import { judgeInviteVisit } from '../invites/judge-invite-visit'
import { isPrefetch } from '../web/is-prefetch'

/** A person; a program that shows somebody what is behind a link; or any other program. */
export type VisitKind = 'person' | 'preview' | 'bot'

/** How chats, mail programs and their scanners call themselves when they look at a link before anybody clicks it. */
const previewers =
  /preview|slack|whatsapp|telegram|discord|twitterbot|linkedinbot|facebookexternalhit|skype|teams|ms-office|microsoft office|embedly|iframely|unfurl|mattermost|safelinks|mimecast|proofpoint|barracuda|googleimageproxy/i

/** Who looks at a page of ours; null for a request that is no look, such as a posted form. */
export function visitKindOf(request: { method: string; headers: Headers }): VisitKind | null {
  const userAgent = request.headers.get('user-agent') ?? ''
  const look = judgeInviteVisit(request)
  if (look === null) return null
  if (look === 'opened' && !isbot(userAgent)) return 'person'
  return request.method === 'HEAD' || isPrefetch(request.headers) || previewers.test(userAgent)
    ? 'preview'
    : 'bot'
}
