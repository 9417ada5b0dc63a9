import { expect, test } from 'vitest'
import { judgeTarget } from './judge-target'
import { isPublic, mayReach } from './target-policy'
import { localPolicy, publicPolicy } from './test-support/local-policy'

const outcomeOf = (url: string, policy = publicPolicy) => {
  const judged = judgeTarget(url, policy)
  return judged.kind === 'ok' ? 'ok' : judged.problem
}

test.each([
  'https://127.0.0.1/',
  'https://127.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://017700000001/',
  'https://①②⑦.0.0.1/',
  'https://127。0。0。1/',
  'https://%31%32%37.0.0.1/',
  'https://0/',
  'https://0.0.0.0/',
  'https://10.0.0.1/',
  'https://172.16.0.1/',
  'https://192.168.0.1/',
  'https://100.64.0.1/',
  'https://169.254.169.254/latest/meta-data',
  'https://192.0.0.192/',
  'https://192.88.99.1/',
  'https://198.18.0.1/',
  'https://203.0.113.7/',
  'https://224.0.0.1/',
  'https://240.0.0.1/',
  'https://255.255.255.255/',
  'https://[::]/',
  'https://[::1]/',
  'https://[0:0:0:0:0:0:0:1]/',
  'https://[::127.0.0.1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[::ffff:0:127.0.0.1]/',
  'https://[64:ff9b::127.0.0.1]/',
  'https://[64:ff9b:1::127.0.0.1]/',
  'https://[2002:7f00:1::]/',
  'https://[2001::1]/',
  'https://[2001:db8::1]/',
  'https://[3fff::1]/',
  'https://[5f00::1]/',
  'https://[100::1]/',
  'https://[fc00::1]/',
  'https://[fd00:ec2::254]/',
  'https://[fe80::1]/',
  'https://[fec0::1]/',
  'https://[ff02::1]/',
])('A11: no webhook goes to %s', (url) => {
  expect(outcomeOf(url)).toBe('address')
})

test.each([
  ['http://hooks.example.com/', 'not-https'],
  ['https://user@hooks.example.com/', 'credentials'],
  ['https://:secret@hooks.example.com/', 'credentials'],
  ['https://hooks.example.com/#part', 'fragment'],
  ['https://hooks.example.com:22/', 'port'],
  ['https://hooks.example.com:25/', 'port'],
  ['https://hooks.example.com:6379/', 'port'],
  ['https://hooks.example.com:80/', 'port'],
  ['file:///etc/passwd', 'no-url'],
  ['gopher://hooks.example.com/', 'no-url'],
  ['javascript:alert(1)', 'no-url'],
  ['https://', 'no-url'],
  ['https://[fe80::1%25eth0]/', 'no-url'],
  ['hooks.example.com', 'no-url'],
  [`https://hooks.example.com/${'x'.repeat(1_000)}`, 'too-long'],
  ['https://hooks.example.com/a?b=c', 'ok'],
  ['https://hooks.example.com:8443/', 'ok'],
  ['https://8.8.8.8/', 'ok'],
  ['https://[2606:4700::1111]/', 'ok'],
])('A11: of %s a portal on the internet says %s', (url, expected) => {
  expect(outcomeOf(url)).toBe(expected)
})

test('A11: a demo goes nowhere but to its own machine', () => {
  expect(outcomeOf('http://127.0.0.1:4321/', localPolicy)).toBe('ok')
  expect(outcomeOf('http://localhost:4321/', localPolicy)).toBe('ok')
  expect(outcomeOf('http://[::1]:4321/', localPolicy)).toBe('ok')
  for (const url of ['https://hooks.example.com/', 'http://10.0.0.1/', 'http://localhost.example.com/']) {
    expect(outcomeOf(url, localPolicy)).toBe('only-this-machine')
  }
  expect(mayReach('8.8.8.8', new URL('http://localhost/'), localPolicy)).toBe(false)
})

test('a host that whoever runs the portal vouches for may be inside, and is still no place for metadata', () => {
  const policy = {
    ...publicPolicy,
    privateHosts: [
      { host: 'hooks.lan', port: null },
      { host: '10.1.2.3', port: 8080 },
    ],
  }
  expect(outcomeOf('http://hooks.lan:3000/', policy)).toBe('ok')
  expect(outcomeOf('http://10.1.2.3:8080/', policy)).toBe('ok')
  expect(outcomeOf('http://10.1.2.3:8081/', policy)).toBe('not-https')
  expect(outcomeOf('https://10.1.2.4/', policy)).toBe('address')
  const url = new URL('http://hooks.lan/')
  expect(mayReach('192.168.1.5', url, policy)).toBe(true)
  expect(mayReach('169.254.169.254', url, policy)).toBe(false)
  expect(mayReach('192.168.1.5', new URL('https://other.example/'), policy)).toBe(false)
})

test('A11: what looks like an address and is none is not public', () => {
  expect(isPublic('93.184.216.34')).toBe(true)
  expect(mayReach('localhost', new URL('https://hooks.example.com/'), publicPolicy)).toBe(false)
})
