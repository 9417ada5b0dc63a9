import { applySettings } from '@/lib/settings/apply-settings'
import { parseSettingsFile } from '@/lib/settings/settings-file'

const scopes = ['person', 'company', 'network', 'campaign', 'product']

// The emulator's own, the same in every emulator.
const clientId = '55555555-5555-4555-8555-555555555555.img.frame.nutanix.com'
const clientSecret = '0123456789abcdef0123456789abcdef01234567'
const provider =
  'accounts/33333333-3333-4333-8333-333333333333/secure-anonymous/secure-anon-44444444-4444-4444-8444-444444444444'

/** Makes a product whose five quotas count everybody and refuse nobody. */
export async function createBenchProduct(input: {
  slug: string
  captcha: boolean
  frameOrigin: string
}): Promise<void> {
  const { slug, captcha, frameOrigin } = input
  const connection = { name: 'bench', apiUrl: frameOrigin, backendUrl: frameOrigin, clientId, clientSecret }
  const product = {
    slug,
    captcha,
    name: 'Aster CAD',
    summary: 'Parametric 3D design.',
    connection: connection.name,
    tokensUrl: `${frameOrigin}/v1/${provider}/tokens`,
    launchUrl: `${frameOrigin}/halden/trials/europe/launchpad/aster-cad`,
    trialMinutes: 480,
    quotas: scopes.map((scope) => ({ scope, per: 'day', limit: null })),
  }
  const parsed = parseSettingsFile(JSON.stringify({ connections: [connection], products: [product] }))
  const outcome = parsed.kind === 'ok' ? await applySettings(parsed.settings) : parsed
  if (outcome.kind === 'invalid') throw new Error(outcome.problems.join(' '))
}
