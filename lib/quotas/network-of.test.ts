import fc from 'fast-check'
import { expect, test } from 'vitest'
import { networkOf } from './network-of'

test.each([
  ['203.0.113.7', '203.0.113.7/32'],
  ['::ffff:203.0.113.7', '203.0.113.7/32'],
  ['::ffff:cb00:7107', '203.0.113.7/32'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:0001:0002::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8::/64'],
  ['fe80::1%eth0', 'fe80::/64'],
  ['::1', '::/64'],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

test('N2: 500 addresses of one /64 are one network, the next /64 is another', () => {
  const networks = Array.from({ length: 500 }, (_, host) => networkOf(`2001:db8:1:2::${host.toString(16)}`))
  expect(new Set(networks)).toEqual(new Set(['2001:db8:1:2::/64']))
  expect(networkOf('2001:db8:1:3::1')).toBe('2001:db8:1:3::/64')
})

test('N2: every spelling of an address is in the same network', () => {
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      expect(networkOf(address.toUpperCase())).toBe(networkOf(address.toLowerCase()))
    }),
  )
})

test.each(['', 'unknown', '127.1', '010.0.0.1', '203.0.113.7:80', '[::1]', '203.0.113.7/32', '1::2::3'])(
  '%j is no address and throws',
  (text) => expect(() => networkOf(text)).toThrow('not an IP address'),
)
