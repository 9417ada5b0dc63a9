import { expect, test } from 'vitest'
import { parseLaunchEnvironment, portalEnvironment } from './launch-environment'

test('with nothing set the portal may be a demo', () => {
  expect(parse({})).toMatchObject({ mayBeDemo: true, env: { port: 3000 } })
})

test('a Frame, a database or a public address of the operator rules the demo out', () => {
  const settings: Record<string, string>[] = [
    { FRAME_CLIENT_ID: 'x' },
    { FRAME_RETURN_PARAM: 'url' },
    { DATABASE_URL: 'postgresql://db.example.com/portal' },
    { PUBLIC_URL: 'https://trial.example.com' },
  ]
  for (const setting of settings) expect(parse(setting).mayBeDemo, JSON.stringify(setting)).toBe(false)
  expect(parse({ FRAME_CLIENT_ID: '' }).mayBeDemo).toBe(true)
})

test('every mistake is listed at once', () => {
  const parsed = parseLaunchEnvironment({ PORT: 'x', TRUSTED_PROXY_HOPS: '-1' })
  expect(parsed.kind === 'invalid' && parsed.problems.join()).toMatch(/^PORT .*TRUSTED_PROXY_HOPS /)
})

test('portal and emulator cannot share a port', () => {
  expect(parseLaunchEnvironment({ PORT: '4000' })).toMatchObject({ kind: 'invalid' })
})

test('nobody but the launcher decides that a portal is a demo', () => {
  const secrets = {
    AUTH_SECRET: 'a',
    QUOTA_KEY: 'b',
    ENCRYPTION_KEY: 'c',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: 'd',
  }
  const source = { PORTAL_DEMO: '1' }
  const decided = {
    launch: parse({}),
    source,
    secrets,
    databaseUrl: 'postgresql://x',
    mode: 'production',
  } as const
  expect(portalEnvironment({ ...decided, demo: null })).toMatchObject({ PORTAL_DEMO: '0' })
})

function parse(source: Record<string, string>) {
  const parsed = parseLaunchEnvironment(source)
  if (parsed.kind === 'invalid') throw new Error(parsed.problems.join())
  return parsed.launch
}
