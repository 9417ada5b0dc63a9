import type { Touch } from './campaign-touch'

/**
 * What may be kept of a touch of somebody who sends Sec-GPC: the labels of the link they just followed, which are the same
 * for everybody who got it. No site they came from, no click id, nothing from an earlier visit.
 */
export function touchUnderGpc(ofThisLink: Touch | null): Touch | null {
  if (!ofThisLink) return null
  const { source, medium, campaign, term, content } = ofThisLink
  const labels = { source, medium, campaign, term, content }
  if (Object.values(labels).every((label) => label === null)) return null
  return { ...labels, ref: null, clickIds: {}, referrerHost: null, raw: {} }
}
