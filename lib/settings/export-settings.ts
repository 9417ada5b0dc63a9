import { db } from '../db'
import { exportPortal } from './export-portal'
import { MailTexts, ProductMetadata, type SettingsInput } from './settings-file'

/**
 * Everything that `apply` accepts, without secrets: a missing secret keeps the stored one. Invites are left out, because
 * an invite is named by its code, and only the hash of that is stored.
 */
export async function exportSettings(): Promise<SettingsInput> {
  const [portal, connections, products] = await Promise.all([
    exportPortal(),
    db().connection.findMany({
      orderBy: { name: 'asc' },
      select: { name: true, apiUrl: true, backendUrl: true, clientId: true, nextClientId: true },
    }),
    db().product.findMany({
      orderBy: { slug: 'asc' },
      include: { connection: true, quotas: { orderBy: [{ scope: 'asc' }, { per: 'asc' }] } },
    }),
  ])
  return {
    ...(portal ? { portal } : {}),
    connections: connections.map(({ nextClientId, ...connection }) => ({
      ...connection,
      ...(nextClientId === null ? {} : { nextClientId }),
    })),
    products: products.map((product) => ({
      slug: product.slug,
      name: product.name,
      summary: product.summary,
      connection: product.connection.name,
      tokensUrl: product.tokensUrl,
      launchUrl: product.launchUrl,
      returnUrls: product.returnUrls,
      trialMinutes: product.trialMinutes,
      reloginsPerHour: product.reloginsPerHour,
      verification: product.verification,
      captcha: product.captcha,
      withoutCaptcha: product.withoutCaptcha,
      disposableMail: product.disposableMail,
      freeMail: product.freeMail,
      waitlist: product.waitlist,
      moreTimeMinutes: product.moreTimeMinutes,
      mailTexts: MailTexts.parse(product.mailTexts),
      paused: product.paused,
      metadata: ProductMetadata.parse(product.metadata),
      quotas: product.quotas.map(({ scope, per, limit }) => ({
        scope,
        per,
        limit: limit === null ? null : Number(limit),
      })),
    })),
  }
}
