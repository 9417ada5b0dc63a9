import { z } from 'zod'
import { dimensionLabels } from '@/lib/reports/labels'

const text = z.string().nullish()
const StoredTouch = z.object({
  campaign: text,
  source: text,
  medium: text,
  term: text,
  content: text,
  ref: text,
  referrerHost: text,
  clickIds: z.record(z.string(), z.string()).nullish(),
})

/** Where somebody came from, label by label; null when nothing says. */
export function touchInWords(stored: unknown): string | null {
  const { success, data } = StoredTouch.safeParse(stored)
  if (!success) return null
  const { campaign, source, medium, term, content, ref, referrerHost, clickIds } = data
  const labels = {
    [dimensionLabels.campaign]: campaign,
    [dimensionLabels.source]: source,
    [dimensionLabels.medium]: medium,
    [dimensionLabels.term]: term,
    [dimensionLabels.content]: content,
    [dimensionLabels.referrer]: referrerHost,
    Reference: ref,
    'Click id': Object.keys(clickIds ?? {}).join(', '),
  }
  const said = Object.entries(labels).flatMap(([name, value]) => (value ? [`${name} ${value}`] : []))
  return said.length === 0 ? null : said.join(', ')
}
