import { expect, test } from 'vitest'
import { isLoopbackHost, judgeHost } from './host'

const publicUrl = new URL('https://trial.example.com')
const judge = (...hosts: string[]) =>
  judgeHost(['Accept', '*/*', ...hosts.flatMap((host) => ['hOsT', host])], publicUrl)

test('the host of PUBLIC_URL is ours in any case and with its default port', () => {
  expect(judge('trial.example.com')).toBe('ours')
  expect(judge('Trial.Example.COM:443')).toBe('ours')
  expect(judgeHost(['Host', 'localhost:3000'], new URL('http://localhost:3000'))).toBe('ours')
  expect(judgeHost(['Host', '[::1]:3000'], new URL('http://[::1]:3000'))).toBe('ours')
})

test('N4: another host, port or spelling is not ours', () => {
  const hosts = [
    'evil.test',
    'trial.example.com:80',
    'trial.example.com.',
    'a.trial.example.com',
    '203.0.113.9',
  ]
  for (const host of hosts) expect(judge(host), host).toBe('other')
})

test('N4: no Host, two of them, or one that is no host name is malformed', () => {
  expect(judge()).toBe('malformed')
  expect(judge('trial.example.com', 'evil.test')).toBe('malformed')
  expect(judge('trial.example.com', 'trial.example.com')).toBe('malformed')
  const hosts = [
    '',
    'trial.example.com/evil',
    'a@trial.example.com',
    'trial.example.com, evil.test',
    'a b',
    'x:123456',
  ]
  for (const host of hosts) expect(judge(host), host).toBe('malformed')
})

test('a header value that reads "host" does not count as a name', () => {
  expect(judgeHost(['X-A', 'host', 'Host', 'trial.example.com'], publicUrl)).toBe('ours')
})

test('loopback hosts are recognised by name and address', () => {
  for (const host of ['localhost', 'a.localhost', '127.0.0.1', '127.1.2.3', '[::1]'])
    expect(isLoopbackHost(host), host).toBe(true)
  for (const host of ['example.com', 'localhost.evil.test', '128.0.0.1', '127.0.0.1.evil.test']) {
    expect(isLoopbackHost(host), host).toBe(false)
  }
})
