import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parseEnv, variableNames } from './env'

const key = 'k'.repeat(43)

test('nothing needs to be set', () => {
  expect(parseEnv({})).toMatchObject({
    kind: 'ok',
    env: { port: 3000, emulatorPort: 4000, timeZone: 'UTC', demo: false },
  })
})

test('the public address follows the port unless it is set', () => {
  const parsed = parseEnv({ PORT: '8080' })
  expect(parsed.kind === 'ok' && parsed.env.publicUrl.href).toBe('http://localhost:8080/')
})

test('every mistake is listed at once, in words that name the variable', () => {
  const parsed = parseEnv({
    PORT: 'three',
    PUBLIC_URL: 'https://trial.example/path',
    DATABASE_URL: 'mysql://x',
    FRAME_RETURN_PARAM: 'return url',
    AUTH_SECRET: 'short',
    TIME_ZONE: 'Mars/Olympus',
    TRUSTED_PROXY_HOPS: '-1',
  })
  expect(parsed.kind === 'invalid' && parsed.problems).toEqual([
    'PORT must be a whole number from 1 to 65535.',
    'PUBLIC_URL must be an origin only: scheme and host, no path, no credentials.',
    'DATABASE_URL must begin with postgresql://.',
    'FRAME_RETURN_PARAM must be a plain word of at most 64 letters, digits, _, . or -.',
    'AUTH_SECRET must hold at least 32 random bytes; make one with: openssl rand -base64 32.',
    'TRUSTED_PROXY_HOPS must be 0 or more.',
    'TIME_ZONE must be a time zone name such as Europe/Berlin.',
  ])
})

test('the parameter of the place to return to is a plain word', () => {
  const returnParam = 'Return-to_2.x'.padEnd(64, 'x')
  expect(parseEnv({ FRAME_RETURN_PARAM: returnParam })).toMatchObject({ env: { frame: { returnParam } } })
  expect(parseEnv({ FRAME_RETURN_PARAM: `${returnParam}x` })).toMatchObject({ kind: 'invalid' })
})

test('mail goes out through a server named by an smtp: or smtps: address', () => {
  for (const smtpUrl of ['smtp://127.0.0.1:2525', 'smtps://portal:p%40ss@mail.example.com'])
    expect(parseEnv({ SMTP_URL: smtpUrl })).toMatchObject({ env: { mail: { smtpUrl } } })
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'env-')), 'smtp')
  writeFileSync(file, 'smtp://mail.example.com\n')
  expect(parseEnv({ SMTP_URL_FILE: file })).toMatchObject({
    env: { mail: { smtpUrl: 'smtp://mail.example.com' } },
  })
  for (const wrong of ['mail.example.com:25', 'https://mail.example.com', 'smtp://'])
    expect(parseEnv({ SMTP_URL: wrong }), wrong).toMatchObject({ kind: 'invalid' })
  expect(JSON.stringify(parseEnv({ SMTP_URL: 'http://user:hunter2@mail' }))).not.toContain('hunter2')
})

test.each([
  ['portal@example.com', { name: '', address: 'portal@example.com' }],
  ['Trial Portal <portal@example.com>', { name: 'Trial Portal', address: 'portal@example.com' }],
  [' "Müller, Trials" <portal@example.com> ', { name: 'Müller, Trials', address: 'portal@example.com' }],
  ['<portal@example.com>', { name: '', address: 'portal@example.com' }],
])('mail may come from %s', (text, from) => {
  expect(parseEnv({ MAIL_FROM: text })).toMatchObject({ env: { mail: { from } } })
})

test.each([
  'portal',
  'Trial Portal',
  'Trial Portal portal@example.com',
  'a@example.com, b@example.com',
  'Trial <portal@example.com> Portal',
  'Trial\r\nBcc: x@example.com <portal@example.com>',
  'portal@example.com\nBcc: x@example.com',
])('mail may not come from %j', (text) => {
  expect(parseEnv({ MAIL_FROM: text })).toEqual({
    kind: 'invalid',
    problems: ['MAIL_FROM must be an e-mail address, or a name with one: Trial Portal <portal@example.com>.'],
  })
})

test('an OIDC provider is named whole or not at all', () => {
  const whole = {
    OIDC_ISSUER: 'https://login.example.com/realm',
    OIDC_CLIENT_ID: 'portal',
    OIDC_CLIENT_SECRET: 's',
  }
  expect(parseEnv(whole)).toMatchObject({ kind: 'ok', env: { oidc: { issuer: whole.OIDC_ISSUER } } })
  expect(parseEnv({ ...whole, OIDC_CLIENT_SECRET: '' })).toEqual({
    kind: 'invalid',
    problems: [
      'OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET go together: set all three, or none. Missing: OIDC_CLIENT_SECRET.',
    ],
  })
  for (const issuer of ['login.example.com', 'http://login.example.com', 'https://me@login.example.com']) {
    expect(parseEnv({ ...whole, OIDC_ISSUER: issuer })).toMatchObject({ kind: 'invalid' })
  }
  expect(parseEnv({ ...whole, OIDC_ISSUER: 'http://127.0.0.1:4100' })).toMatchObject({ kind: 'ok' })
})

test('a secret may come from a file, and an empty variable counts as absent', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'env-')), 'auth')
  writeFileSync(file, `${key}\n`)
  expect(parseEnv({ AUTH_SECRET_FILE: file, QUOTA_KEY: '' })).toMatchObject({
    kind: 'ok',
    env: { authSecret: key, quotaKey: undefined },
  })
  expect(parseEnv({ AUTH_SECRET_FILE: '/no/such/file' })).toEqual({
    kind: 'invalid',
    problems: ['AUTH_SECRET_FILE names a file that cannot be read.'],
  })
})

test('a mistake never repeats the secret', () => {
  const parsed = parseEnv({ AUTH_SECRET: 'hunter2', DATABASE_URL: 'mysql://root:hunter2@db' })
  expect(JSON.stringify(parsed)).not.toContain('hunter2')
})

test('hosts inside the network are read as a URL would have them, and what is none is named', () => {
  const parsed = parseEnv({ WEBHOOK_PRIVATE_HOSTS: 'Hooks.LAN, 10.1.2.3:8080\n[fd00::5]:443' })
  expect(parsed).toMatchObject({
    env: {
      webhookPrivateHosts: [
        { host: 'hooks.lan', port: null },
        { host: '10.1.2.3', port: 8080 },
        { host: 'fd00::5', port: 443 },
      ],
    },
  })
  const wrong = parseEnv({ WEBHOOK_PRIVATE_HOSTS: 'http://hooks.lan, hooks.lan:99999, ok.lan' })
  expect(wrong.kind === 'invalid' && wrong.problems).toHaveLength(2)
})

test('the README explains every variable that people may set', () => {
  const [, table = ''] = readFileSync('README.md', 'utf8').split('## Configuration')
  const explained = [...table.matchAll(/^\| ([^|]+)\|/gm)].flatMap(
    ([, cell = '']) => cell.match(/[A-Z_]{4,}/g) ?? [],
  )
  const setByTheLauncher = ['NODE_ENV', 'PORTAL_DEMO', 'EMULATOR_ORIGIN']
  expect(variableNames.filter((name) => !explained.includes(name)).sort()).toEqual(setByTheLauncher.sort())
})
