import { quotaScopes } from '@/lib/quotas/quota-scopes'
import { applySettings } from '@/lib/settings/apply-settings'
import { parseSettingsFile } from '@/lib/settings/settings-file'
import { frameOf } from './emulated-frame'

type BenchScope = (typeof quotaScopes)[number]

/** Quotas per day, five unless scopes are named, and maybe one of trials that run at once. */
export type BenchQuotas = { scopes?: readonly BenchScope[]; concurrent?: boolean }

/**
 * Makes a product whose quotas count everybody and refuse nobody, and whose trials open as often as can be. Domains of
 * addresses are not looked up: how fast a resolver answers is not measured here.
 */
export async function createBenchProduct(
  input: { slug: string; captcha: boolean; frameOrigin: string } & BenchQuotas,
): Promise<void> {
  const { slug, captcha, frameOrigin, scopes = quotaScopes, concurrent = false } = input
  const { clientId, clientSecret, tokensUrl, launchUrl } = frameOf(frameOrigin)
  const connection = { name: 'bench', apiUrl: frameOrigin, backendUrl: frameOrigin, clientId, clientSecret }
  const product = {
    slug,
    captcha,
    name: 'Aster CAD',
    summary: 'Parametric 3D design.',
    connection: connection.name,
    tokensUrl,
    launchUrl,
    trialMinutes: 480,
    reloginsPerHour: 1_000,
    checkMailDomain: false,
    quotas: [
      ...scopes.map((scope) => ({ scope, per: 'day', limit: null })),
      ...(concurrent ? [{ scope: 'product', per: 'concurrent', limit: null }] : []),
    ],
  }
  const parsed = parseSettingsFile(JSON.stringify({ connections: [connection], products: [product] }))
  const outcome = parsed.kind === 'ok' ? await applySettings(parsed.settings) : parsed
  if (outcome.kind === 'invalid') throw new Error(outcome.problems.join(' '))
}
