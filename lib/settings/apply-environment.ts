import { db } from '../db'
import type { Env } from '../env'
import { applySettings, type ApplyOutcome } from './apply-settings'
import { parseSettingsFile, type SettingsInput } from './settings-file'

const slug = 'trial'

/**
 * Keeps the connection `frame` and the product `trial` as the FRAME_* variables describe them; does nothing when they
 * are not set. A product that is made this way starts with cautious limits, which are then changed by settings.
 */
export async function applyEnvironment({ frame }: Env): Promise<ApplyOutcome> {
  const { clientId, clientSecret, tokensUrl, launchUrl } = frame
  const given = [clientId, clientSecret, tokensUrl, launchUrl].filter((value) => value !== undefined)
  if (given.length === 0) return { kind: 'applied', changes: [] }
  if (!clientId || !clientSecret || !tokensUrl || !launchUrl) {
    return {
      kind: 'invalid',
      problems: [
        'FRAME_CLIENT_ID, FRAME_CLIENT_SECRET, FRAME_SAT_URL and FRAME_LAUNCH_URL go together: set all four, or none and apply a settings file.',
      ],
    }
  }
  const apiUrl = frame.apiUrl ?? (URL.canParse(tokensUrl) ? new URL(tokensUrl).origin : '')
  const isNew = (await db().product.count({ where: { slug } })) === 0
  const settings: SettingsInput = {
    connections: [{ name: 'frame', apiUrl, backendUrl: frame.backendUrl ?? apiUrl, clientId, clientSecret }],
    products: [{ slug, connection: 'frame', tokensUrl, launchUrl, ...(isNew && beginnings(launchUrl)) }],
  }
  const parsed = parseSettingsFile(JSON.stringify(settings))
  return parsed.kind === 'ok' ? applySettings(parsed.settings) : parsed
}

function beginnings(launchUrl: string) {
  return {
    name: 'Trial',
    returnUrls: [launchUrl],
    quotas: [
      { scope: 'person' as const, per: 'ever' as const, limit: 1 },
      { scope: 'company' as const, per: 'month' as const, limit: 5 },
      { scope: 'product' as const, per: 'day' as const, limit: 20 },
    ],
  }
}
