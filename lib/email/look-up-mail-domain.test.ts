import { afterEach, expect, test } from 'vitest'
import { lookUpMailDomain } from './look-up-mail-domain'
import { internet, startNameServer, type Zone } from './test-support/name-server'

const running: { stop: () => Promise<void> }[] = []
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop()
})

async function serve(zone: Zone) {
  const server = await startNameServer(zone)
  running.push(server)
  return server
}

const longEnough = 15_000

test.each([
  ['a mail server', { mx: [[10, 'mx.acme.com']] }, 'receives-mail'],
  ['a null MX among its answers alone (RFC 7505)', { mx: [[0, '.']] }, 'receives-no-mail'],
  ['a null MX beside a real one', { mx: [[0, '.'], [10, 'mx.acme.com']] }, 'receives-mail'], // prettier-ignore
  ['no mail server but an address', { a: ['192.0.2.1'] }, 'receives-mail'],
  [
    'no mail server but an IPv6 address',
    { aaaa: ['2001:0db8:0000:0000:0000:0000:0000:0001'] },
    'receives-mail',
  ],
  ['neither mail server nor address', {}, 'receives-no-mail'],
  ['a name server in trouble', 'servfail', 'dns-failed'],
  ['a name server that refuses', 'refused', 'dns-failed'],
] as const)('E8: a domain with %s', async (_with, records, expected) => {
  const { address } = await serve({ ...internet, 'acme.com': structuredClone(records) as Zone[string] })
  expect(await lookUpMailDomain('acme.com', { servers: [address], deadlineMs: longEnough })).toBe(expected)
})

test('E8: a domain that does not exist is told apart from a network that knows nothing outside', async () => {
  const open = await serve(internet)
  const closed = await serve({})
  const look = (address: string) =>
    lookUpMailDomain('acme.con', { servers: [address], deadlineMs: longEnough })
  expect(await look(open.address)).toBe('no-such-domain')
  expect(await look(closed.address)).toBe('dns-failed')
})

test('E8: silence ends at the deadline, however many name servers there are to try', async () => {
  const silent = await Promise.all(Array.from({ length: 6 }, () => serve({ 'silent.com': 'silent' })))
  const servers = silent.map(({ address }) => address)
  const began = performance.now()
  expect(await lookUpMailDomain('silent.com', { servers })).toBe('no-answer')
  // One after the other, they would be given nine seconds.
  expect(performance.now() - began).toBeLessThan(6_000)
})

test('E8: the deadline counts for all questions together', async () => {
  const { address, asked } = await serve({ 'silent.com': { silentAbout: ['a'] } })
  expect(await lookUpMailDomain('silent.com', { servers: [address], deadlineMs: 300 })).toBe('no-answer')
  expect([...new Set(asked)]).toEqual(['mx silent.com', 'a silent.com'])
})

test('E8: where no name server listens, there is nothing to believe', async () => {
  const { address, stop } = await startNameServer({})
  await stop()
  const answer = await lookUpMailDomain('acme.com', { servers: [address], deadlineMs: 300 })
  expect(['dns-failed', 'no-answer']).toContain(answer)
})

test('E5: an international domain is asked for by its A-labels', async () => {
  const { address, asked } = await serve({ ...internet, 'xn--bcher-kva.com': { mx: [[5, 'mx.acme.com']] } })
  expect(await lookUpMailDomain('xn--bcher-kva.com', { servers: [address], deadlineMs: longEnough })).toBe(
    'receives-mail',
  )
  expect(asked).toEqual(['mx xn--bcher-kva.com'])
})
