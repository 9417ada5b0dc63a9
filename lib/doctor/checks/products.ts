import { db } from '../../db'
import { parseTokensUrl } from '../../frame/tokens-url'
import { failure, type Finding, ok, warning } from '../finding'

export async function checkProducts(): Promise<Finding[]> {
  const products = await db().product.findMany({
    orderBy: { slug: 'asc' },
    include: { connection: true, quotas: true },
  })
  if (products.length === 0) {
    return [warning('products', 'There is no product to try: add one with "npm run portal -- apply FILE".')]
  }
  return products.flatMap(({ slug, tokensUrl, returnUrls, connection, quotas, captcha, closedByRestore }) => {
    const subject = `product ${slug}`
    const parsed = parseTokensUrl(tokensUrl)
    const limits = quotas.filter(({ limit }) => limit !== null)
    return [
      parsed.kind === 'invalid' || parsed.tokensUrl.origin !== connection.apiUrl
        ? failure(
            subject,
            `Its tokensUrl does not belong to the connection ${connection.name}: apply a corrected one.`,
          )
        : ok(subject, `Mints at ${connection.apiUrl}, guarded by ${limits.length} limits.`),
      ...(closedByRestore ? [failure(subject, closedByARestore)] : []),
      ...(returnUrls.some((url) => new URL(url).pathname === '/') ? [warning(subject, wholeSite)] : []),
      ...(limits.length === 0 ? [warning(subject, 'No quota limits its trials: add quotas.')] : []),
      ...(captcha
        ? []
        : [warning(subject, 'No captcha guards its form: set "captcha": true unless that is meant.')]),
    ]
  })
}

const closedByARestore =
  'A restore closed it: its limits do not know what was granted after the backup. Compare them with Frame, then "npm run portal -- reopen", or open it on its page.'

const wholeSite =
  'One of its return URLs is a whole site: a redirect anywhere on it could pass a token on. Name the Launchpad instead.'
