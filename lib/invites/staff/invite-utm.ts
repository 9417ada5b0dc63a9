import { z } from 'zod'

export const utmNames = ['source', 'medium', 'campaign', 'term', 'content'] as const

/** What the link of an invite carries for reports, as it is stored. */
export type InviteUtm = z.infer<typeof InviteUtm>

const label = z.string().optional()

export const InviteUtm = z.object({
  source: label,
  medium: label,
  campaign: label,
  term: label,
  content: label,
})

/** The query of a link, with its question mark; empty where it carries nothing. */
export function utmQuery(utm: InviteUtm): string {
  const pairs = utmNames.flatMap((name) => {
    const value = utm[name]
    return value ? [[`utm_${name}`, value]] : []
  })
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
}
