import { db } from '../db'
import { CompanyRules } from '../products/company-rules'
import { PausedText } from '../products/paused-text'
import { exportPortal } from './export-portal'
import { MailTexts, ProductMetadata, type SettingsInput } from './settings-file'

/**
 * Everything that `apply` accepts, without secrets and passwords: a missing one keeps what is stored. Invites are left out, because
 * an invite is named by its code, and only the hash of that is stored.
 */
export async function exportSettings(): Promise<SettingsInput> {
  const [portal, connections, products, staff] = await Promise.all([
    exportPortal(),
    db().connection.findMany({
      orderBy: { name: 'asc' },
      select: { name: true, apiUrl: true, backendUrl: true, clientId: true, nextClientId: true },
    }),
    db().product.findMany({
      orderBy: { slug: 'asc' },
      include: { connection: true, quotas: { orderBy: [{ scope: 'asc' }, { per: 'asc' }] } },
    }),
    db().staff.findMany({
      where: { demo: false, deactivatedAt: null },
      orderBy: { email: 'asc' },
      select: { email: true, name: true, role: true },
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
      terminalConfigurationId: product.terminalConfigurationId,
      returnUrls: product.returnUrls,
      trialMinutes: product.trialMinutes,
      reloginsPerHour: product.reloginsPerHour,
      verification: product.verification,
      captcha: product.captcha,
      withoutCaptcha: product.withoutCaptcha,
      disposableMail: product.disposableMail,
      freeMail: product.freeMail,
      companies: CompanyRules.parse(product.companies),
      otherCompanies: product.otherCompanies,
      checkMailDomain: product.checkMailDomain,
      waitlist: product.waitlist,
      moreTimeMinutes: product.moreTimeMinutes,
      mailTexts: MailTexts.parse(product.mailTexts),
      paused: product.paused,
      pausedText: PausedText.parse(product.pausedText),
      metadata: ProductMetadata.parse(product.metadata),
      quotas: product.quotas.map(({ scope, per, limit }) => ({
        scope,
        per,
        limit: limit === null ? null : Number(limit),
      })),
    })),
    ...(staff.length > 0 ? { staff } : {}),
  }
}
