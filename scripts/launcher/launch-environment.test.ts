import { expect, test } from 'vitest'
import { emulatorEnvironment, parseLaunchEnvironment, portalEnvironment } from './launch-environment'

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

test('a demo mails to the emulator, unless the operator has named a server', () => {
  const smtpUrl = (source: Record<string, string>) =>
    portalEnvironment({
      ...decidedFor(source),
      demo: { emulatorOrigin: 'http://127.0.0.1:4000', smtpPort: 2525 },
    }).SMTP_URL
  expect(smtpUrl({})).toBe('smtp://127.0.0.1:2525')
  expect(smtpUrl({ SMTP_URL: 'smtp://mail.example.com' })).toBe('smtp://mail.example.com')
  expect(smtpUrl({ SMTP_URL: '' })).toBe('smtp://127.0.0.1:2525')
})

test('no mail server is made up for a portal that is no demo', () => {
  expect(portalEnvironment({ ...decidedFor({}), demo: null }).SMTP_URL).toBeUndefined()
})

test('nobody but the launcher decides that a portal is a demo', () => {
  expect(portalEnvironment({ ...decidedFor({ PORTAL_DEMO: '1' }), demo: null })).toMatchObject({
    PORTAL_DEMO: '0',
  })
})

test('the emulator keeps its state beside the data of the portal, and learns nothing else of it', () => {
  const source = { PATH: '/bin', DATA_DIR: '/tmp/x', EMULATOR_PORT: '4100', CAPTCHA_SECRET: 'secret' }
  expect(emulatorEnvironment(parse(source), source)).toEqual({
    PATH: '/bin',
    NODE_ENV: 'production',
    EMULATOR_PORT: '4100',
    DATA_DIR: '/tmp/x',
  })
})

function decidedFor(source: Record<string, string>) {
  const secrets = {
    AUTH_SECRET: 'a',
    QUOTA_KEY: 'b',
    ENCRYPTION_KEY: 'c',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: 'd',
  }
  return {
    launch: parse(source),
    source,
    secrets,
    databaseUrl: 'postgresql://x',
    mode: 'production',
  } as const
}

function parse(source: Record<string, string>) {
  const parsed = parseLaunchEnvironment(source)
  if (parsed.kind === 'invalid') throw new Error(parsed.problems.join())
  return parsed.launch
}
