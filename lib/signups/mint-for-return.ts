import { db } from '../db'
import { handOverUrl, type LaunchUrl } from '../frame/launch-url'
import { seal } from '../secrets'
import type { HandOverOrder } from './get-hand-over-order'
import { mintForOrder } from './mint-for-order'
import type { Reason } from './reasons'

/** `handOverTo` carries the SAT: it goes into one redirect and nowhere else. */
export type ReturnOutcome = { kind: 'granted'; handOverTo: string } | { kind: 'refused'; reason: Reason }

/** A new SAT for a running trial, to be handed over to `target`. Whoever calls has made sure whose trial it is. */
export async function mintForReturn(order: HandOverOrder, target: LaunchUrl): Promise<ReturnOutcome> {
  const { id } = order.signup
  const minted = await mintForOrder(order, 'bounce')
  switch (minted.kind) {
    case 'minted': {
      const sealed = seal(minted.sat, `signup:${id}:sat`)
      const rows = await db().$queryRaw<{ renewed: boolean }[]>`
        select renew_sat(
          ${minted.mintId}::uuid, ${id}::uuid, ${sealed}, ${minted.issuedAt}::timestamptz,
          ${minted.expiresAt}::timestamptz
        ) as renewed`
      if (rows[0]?.renewed !== true) return { kind: 'refused', reason: 'trial-ended' }
      return { kind: 'granted', handOverTo: handOverUrl(target, minted.sat) }
    }
    case 'refused':
      return { kind: 'refused', reason: 'frame-refused' }
    case 'unavailable':
      return { kind: 'refused', reason: 'frame-unavailable' }
    case 'unknown':
      return { kind: 'refused', reason: 'frame-unknown' }
    case 'not-begun':
      return { kind: 'refused', reason: minted.why === 'lease-lost' ? 'trial-ended' : minted.why }
  }
}
