import { isIP } from 'node:net'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clientAddress } from './client-address'

const peer = '10.0.0.9'

test('N1: without a trusted proxy the header is not looked at', () => {
  for (const forwardedFor of ['1.2.3.4', '1.2.3.4, 5.6.7.8', ['1.2.3.4'], 'unknown', null, undefined]) {
    expect(clientAddress({ peer, forwardedFor, trustedProxyHops: 0 })).toBe(peer)
  }
})

test.each([
  [1, '203.0.113.7', '203.0.113.7'],
  [1, '6.6.6.6, 203.0.113.7', '203.0.113.7'],
  [2, '6.6.6.6, 203.0.113.7, 10.0.0.1', '203.0.113.7'],
  [3, '203.0.113.7,10.0.0.1,10.0.0.2', '203.0.113.7'],
  [2, '203.0.113.7', peer],
  [10, '1.1.1.1,2.2.2.2', peer],
])('N1: with %i trusted proxies, "%s" names %s', (trustedProxyHops, forwardedFor, client) => {
  expect(clientAddress({ peer, forwardedFor, trustedProxyHops })).toBe(client)
})

test('N1: no header that a client invents moves it away from what the proxy saw', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (invented) => {
      const forwardedFor = [...invented, '203.0.113.7']
      expect(clientAddress({ peer, forwardedFor, trustedProxyHops: 1 })).toBe('203.0.113.7')
      expect(clientAddress({ peer, forwardedFor: forwardedFor.join(', '), trustedProxyHops: 1 })).toBe(
        '203.0.113.7',
      )
    }),
  )
})

test('N1: a repeated header is read as one list, in order', () => {
  const forwardedFor = ['6.6.6.6, 203.0.113.7', '10.0.0.1']
  expect(clientAddress({ peer, forwardedFor, trustedProxyHops: 1 })).toBe('10.0.0.1')
  expect(clientAddress({ peer, forwardedFor, trustedProxyHops: 2 })).toBe('203.0.113.7')
})

test.each([
  ['1.2.3.4:567', '1.2.3.4'],
  ['[2001:DB8::1]:80', '2001:db8::1'],
  ['[::1]:80', '::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['2001:db8:0:0:0:0:0:1', '2001:db8::1'],
  ['"[2001:db8::1]:80"', '2001:db8::1'],
  ['  "1.2.3.4"  ', '1.2.3.4'],
  ['::ffff:1.2.3.4', '1.2.3.4'],
  ['fe80::1%eth0', 'fe80::1'],
])('N1: the entry %s is %s', (entry, client) => {
  expect(clientAddress({ peer, forwardedFor: `6.6.6.6, ${entry}`, trustedProxyHops: 1 })).toBe(client)
})

test.each([
  'unknown',
  '_hidden',
  '',
  ' ',
  '127.1',
  '0x7f.0.0.1',
  '010.0.0.1',
  '1.2.3.4.5',
  '[1.2.3.4',
  '1.2.3.4:x',
  'for=1.2.3.4',
])('N1: the entry %j is no address: the peer stands in, never the entry beside it', (entry) =>
  expect(clientAddress({ peer, forwardedFor: `6.6.6.6,${entry}`, trustedProxyHops: 1 })).toBe(peer),
)

test('N1: a header of 10 kB is read like a short one', () => {
  const long = `${'6.6.6.6, '.repeat(1200)}203.0.113.7`
  expect(clientAddress({ peer, forwardedFor: long, trustedProxyHops: 1 })).toBe('203.0.113.7')
  expect(clientAddress({ peer, forwardedFor: '"'.repeat(10_000), trustedProxyHops: 1 })).toBe(peer)
  expect(clientAddress({ peer, forwardedFor: '1'.repeat(10_000), trustedProxyHops: 1 })).toBe(peer)
})

test('the peer itself is canonical, as a dual-stack socket gives it', () => {
  expect(clientAddress({ peer: '::ffff:203.0.113.7', forwardedFor: null, trustedProxyHops: 0 })).toBe(
    '203.0.113.7',
  )
  expect(clientAddress({ peer: 'FE80::1%eth0', forwardedFor: null, trustedProxyHops: 0 })).toBe('fe80::1')
})

test('a request without a peer address is not guessed at', () => {
  expect(() => clientAddress({ peer: '', forwardedFor: '1.2.3.4', trustedProxyHops: 1 })).toThrow(
    'no IP address',
  )
})

test('whatever arrives, the answer is an address in canonical form', () => {
  const entry = fc.oneof(
    fc.ipV4(),
    fc.ipV6(),
    fc.string(),
    fc.constantFrom('unknown', '[', ']:', '"', '%', '::'),
  )
  const header = fc.oneof(
    fc.array(entry),
    fc.array(entry).map((entries) => entries.join(',')),
  )
  fc.assert(
    fc.property(header, fc.nat(10), (forwardedFor, trustedProxyHops) => {
      const address = clientAddress({ peer, forwardedFor, trustedProxyHops })
      expect(isIP(address)).not.toBe(0)
      expect(clientAddress({ peer: address, forwardedFor: null, trustedProxyHops: 0 })).toBe(address)
    }),
    { numRuns: 1000 },
  )
})
