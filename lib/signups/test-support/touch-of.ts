import type { Touch } from '../campaign-touch'

/** What a link with nothing but a utm_campaign leaves behind. */
export function touchOf(campaign: string | null): Touch | null {
  if (campaign === null) return null
  const nothing = { source: null, medium: null, term: null, content: null, ref: null, referrerHost: null }
  return { ...nothing, campaign, clickIds: {}, raw: {} }
}
