import { afterAll, beforeEach, expect, test } from 'vitest'
import { closeDb } from '../db'
import { parseEnv } from '../env'
import { sql } from '../signups/test-support/sql'
import { applyEnvironment } from './apply-environment'
import { applySettings } from './apply-settings'
import { exportSettings } from './export-settings'
import { parseSettingsFile } from './settings-file'

const frame = {
  FRAME_CLIENT_ID: 'id.img.frame.nutanix.com',
  FRAME_CLIENT_SECRET: 'secret',
  FRAME_SAT_URL:
    'https://api.example/v1/accounts/33333333-3333-4333-8333-333333333333/secure-anonymous/secure-anon-44444444-4444-4444-8444-444444444444/tokens',
  FRAME_LAUNCH_URL: 'https://console.example/a/b/c/launchpad/d',
}

beforeEach(() => sql('truncate connections cascade'))
afterAll(closeDb)

function apply(source: Record<string, string>) {
  const parsed = parseEnv(source)
  if (parsed.kind === 'invalid') throw new Error(parsed.problems.join(' '))
  return applyEnvironment(parsed.env)
}

test('four variables make a product that can be tried, with limits', async () => {
  await apply(frame)
  const { connections, products } = await exportSettings()
  expect(connections).toMatchObject([{ name: 'frame', apiUrl: 'https://api.example' }])
  expect(products).toMatchObject([{ slug: 'trial', connection: 'frame', launchUrl: frame.FRAME_LAUNCH_URL }])
  expect(products?.[0]?.quotas?.length).toBeGreaterThan(0)
})

test('the next start changes nothing, and leaves what settings changed since', async () => {
  await apply(frame)
  const parsed = parseSettingsFile(
    JSON.stringify({ products: [{ slug: 'trial', name: 'Renamed', quotas: [] }] }),
  )
  if (parsed.kind === 'ok') await applySettings(parsed.settings)
  expect(await apply(frame)).toEqual({ kind: 'applied', changes: [] })
  expect((await exportSettings()).products).toMatchObject([{ name: 'Renamed', quotas: [] }])
})

test('some of the variables are a mistake that is explained, none are nothing to do', async () => {
  expect(await apply({})).toEqual({ kind: 'applied', changes: [] })
  const { FRAME_CLIENT_SECRET: _, ...rest } = frame
  expect(await apply(rest)).toMatchObject({
    kind: 'invalid',
    problems: [expect.stringContaining('go together')],
  })
})
