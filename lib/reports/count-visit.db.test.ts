import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '@/lib/signups/test-support/sql'
import { moveClock } from '@/lib/signups/test-support/trial-world'
import { countVisit, type Visit } from './count-visit'
import { addProducts, rawTouch } from './test-support/raw-rows'

const look: Visit = {
  kind: 'person',
  productSlug: 'cad',
  inviteId: null,
  touch: rawTouch('spring', { source: 'google', referrerHost: 'news.example' }),
  visitor: { address: '203.0.113.7', device: 'Firefox, Windows' },
}
const elsewhere = { ...look, visitor: { ...look.visitor, address: '203.0.113.8' } }

const visits = () => sql<{ kind: string; visitor: string }>('select * from visits order by id')
const salts = () => sql<{ day: Date; salt: Buffer }>('select * from visit_salts')

beforeAll(() => addProducts(['cad', 'flow'], ['anna@sales.example']))
beforeEach(async () => {
  await sql('truncate visits, visit_salts')
})
afterEach(() => moveClock('0s'))

test('a visitor who looks at a page again on the same day is one visit', async () => {
  await Promise.all([countVisit(look), countVisit(look), countVisit(look)])
  await countVisit(elsewhere)
  expect(await visits()).toHaveLength(2)
})

test('each page, each invite and each kind of visitor counts on its own', async () => {
  const [invite] = await sql<{ id: string }>(
    `select i.id from invites i join products p on p.id = i.product_id where p.slug = 'cad'`,
  )
  await countVisit(look)
  await countVisit({ ...look, productSlug: 'flow' })
  await countVisit({ ...look, inviteId: invite?.id ?? '' })
  await countVisit({ ...look, kind: 'bot' })
  await countVisit({ ...look, kind: 'preview' })
  expect((await visits()).map(({ kind }) => kind)).toEqual(['person', 'person', 'person', 'bot', 'preview'])
})

test('nothing personal is kept, and on another day nobody can be recognised', async () => {
  await countVisit(look)
  const [saltThen] = await salts()
  await moveClock('25h')
  await countVisit(look)
  const [first, second] = await visits()
  expect(first?.visitor).not.toBe(second?.visitor)
  expect(JSON.stringify(await visits())).not.toMatch(/203\.0\.113|Firefox/)
  const left = await salts()
  expect(left).toHaveLength(1)
  expect(left[0]?.salt).not.toEqual(saltThen?.salt)
})

test('a product that is gone is not counted', async () => {
  await countVisit({ ...look, productSlug: 'gone' })
  expect(await visits()).toEqual([])
})
