import { headers } from 'next/headers'
import { after } from 'next/server'
import { findCurrentRequest } from '../current-request'
import { env } from '../env'
import { countInviteVisit } from '../invites/count-invite-visit'
import { log } from '../log'
import { countVisit } from '../reports/count-visit'
import { visitKindOf, type VisitKind } from '../reports/visit-kind'
import { addressOf } from './address-of'
import { deviceOf } from './device-of'
import { touchOfVisit } from './touches-of'

type Page = { productSlug: string; inviteId?: string }

/** Counts this look at the form of a product or an invite, once the page is out; the page never waits or fails for it. */
export async function noteVisit({ productSlug, inviteId }: Page): Promise<void> {
  const given = await headers()
  const kind = visitKindOf({ method: findCurrentRequest()?.method ?? 'GET', headers: given })
  if (kind === null) return
  after(async () => {
    try {
      await Promise.all([
        countVisit({
          kind,
          productSlug,
          inviteId: inviteId ?? null,
          touch: touchOfVisit(given, env()),
          visitor: { address: addressOf(given), device: deviceOf(given.get('user-agent')) },
        }),
        inviteId === undefined ? null : countInviteVisit(inviteId, lookOf(kind)),
      ])
    } catch (error) {
      log.warn({ err: error, product: productSlug }, 'a visit was not counted')
    }
  })
}

const lookOf = (kind: VisitKind) => (kind === 'person' ? 'opened' : 'previewed')
