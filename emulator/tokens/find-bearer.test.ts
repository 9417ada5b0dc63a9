import { expect, test } from 'vitest'
import { createState } from '../state/create-state'
import { findBearer } from './find-bearer'
import { mintToken } from './mint-token'

test('Assertions: an invalidated token is refused, and only that one', async () => {
  const state = createState({ realNowMs: () => 1_767_225_600_000, log: () => {} })
  const [provider] = state.tenant.providers()
  if (!provider) throw new Error('The demo tenant has no provider')
  const mintFor = (email: string) =>
    mintToken(state, { provider, request: { email }, nowMs: state.clock.nowMs(), path: '/' })
  const [token, other] = [await mintFor('a@example.com'), await mintFor('a@example.com')]

  const bearer = await findBearer(state, `Bearer ${token}`)
  expect(bearer?.record.email).toBe('a@example.com')
  state.tokens.invalidate(bearer?.record.id ?? '')

  expect(await findBearer(state, `Bearer ${token}`)).toBeNull()
  expect(await findBearer(state, `Bearer ${other}`)).not.toBeNull()
})
