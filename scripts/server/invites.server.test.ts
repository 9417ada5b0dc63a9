import { afterAll, beforeAll, expect, test } from 'vitest'
import { newInviteCode } from '@/lib/invites/invite-code'
import { addInvite } from '@/lib/invites/test-support/add-invite'
import { sql } from '@/lib/signups/test-support/sql'
import { newAddress, startTrialWorld, type TrialWorld } from '@/lib/signups/test-support/trial-world'
import { findFreePort } from '../ports'
import { openForm, postForm, send } from '../test-support/form-client'
import { startServerProcess, type ServerProcess } from '../test-support/server-process'

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const person = { 'user-agent': firefox, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
let world: TrialWorld
let server: ServerProcess

beforeAll(async () => {
  world = await startTrialWorld()
  server = await startServerProcess({ port: await findFreePort(), publicUrl: 'http://localhost:3000' })
}, 120_000)
afterAll(async () => {
  await server.stop()
  await world.stop()
})

test('a person opens an invite; HEAD, prefetches, previews and programs are counted apart, and a post not at all', async () => {
  const code = await addInvite(await world.product('counted'), { domains: ['acme.example'], maxUses: 1 })
  const page = `/i/${code}`
  await send(server, page, { headers: person })
  await send(server, page, { method: 'HEAD', headers: person })
  await send(server, page, { headers: { ...person, 'sec-purpose': 'prefetch' } })
  await send(server, page, { headers: { ...person, 'user-agent': 'Slackbot-LinkExpanding 1.0' } })
  const fields = { ...(await openForm(server, page)), ...answers(newAddress()) }
  const refused = await postForm(server, page, { fields, headers: person })
  expect(refused.status).toBe(403)
  expect(refused.text).toContain('data-reason="invite-wrong-address"')
  const granted = await postForm(server, page, {
    fields: { ...(await openForm(server, page)), ...answers('jane@it.acme.example') },
    headers: person,
  })
  expect(granted.status).toBe(303)
  await expect
    .poll(() =>
      sql(
        'select opened, previewed, used from invites i join products p on p.id = i.product_id where slug = $1',
        ['counted'],
      ),
    )
    .toEqual([{ opened: '1', previewed: '5', used: 1 }])
})

test('an invite that lets nobody in now says why, with its status, and who can be asked', async () => {
  const slug = await world.product('closed')
  const over = await send(server, `/i/${await addInvite(slug, { expiresAt: '2026-01-01' })}`)
  expect(over.status).toBe(410)
  expect(over.text).toContain('data-reason="invite-over"')
  expect(over.text).toContain('This invitation has expired')
  expect(over.text).toContain('mailto:sales@halden.example')
  const early = await send(server, `/i/${await addInvite(slug, { startsAt: '2999-01-01' })}`)
  expect(early.status).toBe(403)
  expect(early.text).toContain('1 January 2999')
  const unknown = await send(server, `/i/${newInviteCode()}`)
  expect(unknown.status).toBe(404)
  expect(unknown.text).toContain('data-reason="invite-unknown"')
  expect(unknown.text).not.toContain('<form')
  for (const { headers } of [over, early, unknown]) {
    expect(headers['x-robots-tag']).toBe('noindex')
    expect(headers['referrer-policy']).toBe('same-origin')
  }
})

test('a code with spaces or other dashes leads to the page of its invite', async () => {
  const code = await addInvite(await world.product('spelt'))
  for (const spelt of [code.replaceAll('-', '%20'), code.replaceAll('-', '%E2%80%93')]) {
    const { status, headers } = await send(server, `/i/${spelt}`)
    expect(status).toBe(307)
    expect(new URL(headers.location ?? '', 'http://localhost:3000').pathname).toBe(`/i/${code}`)
  }
})

test('no code that a hostile client makes up brings the page down', async () => {
  const codes = [
    '%',
    '%25',
    '%25%32%30',
    '%00',
    'a'.repeat(5_000),
    '%F0%9F%98%80',
    "'%20or%201=1",
    '__proto__',
  ]
  for (const path of codes.flatMap((code) => [`/i/${code}`, `/i/${code}/ask`])) {
    const { status } = await send(server, path)
    expect.soft(status, path.slice(0, 100)).toBeGreaterThanOrEqual(300)
    expect.soft(status, path.slice(0, 100)).toBeLessThan(500)
  }
})

function answers(email: string) {
  return { email, firstName: 'Jane', lastName: 'Doe', company: '', country: '', consent: 'on' }
}
