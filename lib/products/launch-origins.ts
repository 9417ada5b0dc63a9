import { db } from '../db'
import { launchOrigin, parseLaunchUrl } from '../frame/launch-url'

/** The origins that a hand-over may go to: a page's form-action has to name them, or Chromium drops the redirect. */
export async function launchOrigins(): Promise<string[]> {
  const products = await db().product.findMany({ distinct: ['launchUrl'], select: { launchUrl: true } })
  const parsed = products.map(({ launchUrl }) => parseLaunchUrl(launchUrl))
  return [...new Set(parsed.flatMap((url) => (url.kind === 'ok' ? [launchOrigin(url.launchUrl)] : [])))]
}
