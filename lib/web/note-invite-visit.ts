import { headers } from 'next/headers'
import { after } from 'next/server'
import { findCurrentRequest } from '../current-request'
import { countVisit } from '../invites/count-visit'
import { judgeInviteVisit } from '../invites/judge-visit'
import { log } from '../log'

/** Counts this look at an invite's page, once the page is out. */
export async function noteInviteVisit(inviteId: string): Promise<void> {
  const method = findCurrentRequest()?.method ?? 'GET'
  const visit = judgeInviteVisit({ method, headers: await headers() })
  if (visit === null) return
  after(async () => {
    try {
      await countVisit(inviteId, visit)
    } catch (error) {
      log.warn({ err: error, invite: inviteId }, 'a look at an invite was not counted')
    }
  })
}
