import { applySettings } from '@/lib/settings/apply-settings'
import { parseSettingsFile } from '@/lib/settings/settings-file'
import { frameOf } from './emulated-frame'

const everyScope = ['person', 'company', 'network', 'campaign', 'product'] as const
export type BenchScope = (typeof everyScope)[number]

/** Makes a product whose quotas, five unless scopes are named, count everybody and refuse nobody, and whose trials open as often as can be. */
export async function createBenchProduct(input: {
  slug: string
  captcha: boolean
  frameOrigin: string
  scopes?: readonly BenchScope[] | undefined
}): Promise<void> {
  const { slug, captcha, frameOrigin, scopes = everyScope } = input
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
    quotas: scopes.map((scope) => ({ scope, per: 'day', limit: null })),
  }
  const parsed = parseSettingsFile(JSON.stringify({ connections: [connection], products: [product] }))
  const outcome = parsed.kind === 'ok' ? await applySettings(parsed.settings) : parsed
  if (outcome.kind === 'invalid') throw new Error(outcome.problems.join(' '))
}
