import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newAddress, postSignup, startTrialWorld, type TrialWorld } from '../signups/test-support/trial-world'
import { sql } from '../signups/test-support/sql'
import type { BrowserCookie } from '../web/browser-cookie'
import { askForMoreTime } from './ask-for-more-time'
import { endTrial } from './end-trial'
import { forgetBrowser } from './forget-browser'
import { giveFeedback } from './give-feedback'
import { listTrials } from './list-trials'
import { openTrial } from './open-trial'
import { recallTrial } from './recall-trial'

let world: TrialWorld

beforeAll(async () => {
  world = await startTrialWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

const nowhere = new URLSearchParams()
const bounce = (trial: { handle: string; cookie: BrowserCookie | null }, query = nowhere) =>
  openTrial({ handle: trial.handle, browserCookie: trial.cookie, query })

async function startTrial(slug: string, cookie: BrowserCookie | null = null) {
  const email = newAddress()
  const outcome = await postSignup(slug, { form: { email }, facts: { browserCookie: cookie } })
  if (outcome.kind !== 'granted' || !outcome.browserCookie) throw new Error('the signup was not granted')
  const rows = await sql<{ handle: string }>('select handle from signups where email = $1', [email])
  await world.reset()
  return {
    handle: rows[0]?.handle ?? '',
    email,
    cookie: outcome.browserCookie,
    handOverTo: outcome.handOverTo,
  }
}

test('the owner of a running trial gets a new token and the launch URL', async () => {
  const trial = await startTrial(await world.product('bounce'))
  const outcome = await bounce(trial)
  expect(outcome).toMatchObject({ kind: 'granted' })
  if (outcome.kind !== 'granted') return
  expect(outcome.handOverTo).not.toBe(trial.handOverTo)
  expect(outcome.handOverTo.split('#')[0]).toBe(trial.handOverTo.split('#')[0])
  const [request, ...more] = await world.tokenRequests()
  expect(more).toEqual([])
  expect(request?.body.email).toBe(trial.email)
})

test('R3: the way back leads below a return URL of the product, and nowhere else', async () => {
  const launchpad = `${world.emulator.origin}/halden/trials/europe/launchpad/aster-cad`
  const trial = await startTrial(
    await world.product('return', [], { returnUrls: [launchpad], reloginsPerHour: 100 }),
  )
  const good = await bounce(trial, new URLSearchParams({ return_url: `${launchpad}/app?id=7` }))
  expect(good).toMatchObject({ handOverTo: expect.stringMatching(/\/aster-cad\/app\?id=7#token=/) })
  const evil = await bounce(trial, new URLSearchParams({ return_url: 'https://evil.test/' }))
  expect(evil).toMatchObject({ handOverTo: expect.stringMatching(/\/launchpad\/aster-cad#token=/) })
})

test('R12: nobody but the owner gets in: no cookie, another browser, or one that was forgotten', async () => {
  const slug = await world.product('r12-bounce')
  const trial = await startTrial(slug)
  const other = await startTrial(slug)
  const refused = { kind: 'refused', reason: 'unknown-browser' }
  expect(await bounce({ ...trial, cookie: null })).toEqual(refused)
  expect(await bounce({ ...trial, cookie: other.cookie })).toEqual(refused)
  expect(await bounce({ ...trial, handle: 'no-such-handle' })).toEqual(refused)
  await forgetBrowser(trial.cookie)
  expect(await bounce(trial)).toEqual(refused)
  expect(await world.tokenRequests()).toEqual([])
})

test('R12: an older cookie keeps what it had, and gains nothing that came after it', async () => {
  const first = await startTrial(await world.product('r12-first'))
  const second = await startTrial(await world.product('r12-second'), first.cookie)
  expect(second.cookie).toEqual({ ...first.cookie, generation: 2 })

  // The answer with the newer cookie may have got lost on the way to an honest person.
  expect(await bounce(first)).toMatchObject({ kind: 'granted' })
  expect(await bounce({ ...second, cookie: first.cookie })).toEqual({
    kind: 'refused',
    reason: 'unknown-browser',
  })
  expect(await listTrials(first.cookie)).toHaveLength(1)
  expect(await listTrials(second.cookie)).toHaveLength(2)
  await forgetBrowser(first.cookie)
  expect(await listTrials(second.cookie)).toEqual([])
})

test('what Frame refuses does not use up the returns of an hour', async () => {
  const trial = await startTrial(await world.product('refused-returns', [], { reloginsPerHour: 1 }))
  await world.faults([{ kind: 'status', status: 403, times: 2 }])
  for (let round = 0; round < 2; round += 1)
    expect(await bounce(trial)).toMatchObject({ reason: 'frame-refused' })
  expect(await bounce(trial)).toMatchObject({ kind: 'granted' })
})

test('R7: a Launchpad that sends people straight back gets three tokens a minute at most', async () => {
  const trial = await startTrial(await world.product('r7', [], { reloginsPerHour: 100 }))
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => bounce(trial)))
  expect(outcomes.filter(({ kind }) => kind === 'granted')).toHaveLength(3)
  expect(outcomes).toContainEqual({ kind: 'refused', reason: 'return-loop' })
  expect(await world.tokenRequests()).toHaveLength(3)
})

test('a product decides how often an hour a trial is opened again', async () => {
  const trial = await startTrial(await world.product('relogins', [], { reloginsPerHour: 2 }))
  for (let round = 0; round < 2; round += 1) expect(await bounce(trial)).toMatchObject({ kind: 'granted' })
  expect(await bounce(trial)).toEqual({ kind: 'refused', reason: 'relogin-limit' })
  await sql(`update mints set started_at = started_at - interval '61 minutes'`)
  expect(await bounce(trial)).toMatchObject({ kind: 'granted' })
})

test('a trial that ended, by time or by its owner, is not opened and asks Frame for nothing', async () => {
  const slug = await world.product('ended')
  const [late, over] = [await startTrial(slug), await startTrial(slug)]
  await sql(`update signups set trial_ends_at = now() - interval '1 second' where handle = $1`, [late.handle])
  expect(await endTrial(over.handle, over.cookie)).toBe('ended')
  for (const trial of [late, over])
    expect(await bounce(trial)).toEqual({ kind: 'refused', reason: 'trial-ended' })
  expect(await world.tokenRequests()).toEqual([])
})

test('Frame down at a bounce costs nothing: the trial goes on and opens later', async () => {
  const trial = await startTrial(await world.product('down-bounce'))
  await world.faults([{ kind: 'status', status: 403, times: 1 }])
  expect(await bounce(trial)).toEqual({ kind: 'refused', reason: 'frame-refused' })
  expect(await bounce(trial)).toMatchObject({ kind: 'granted' })
})

test('a bounce that Frame answers with 503 is asked once more, as one visit', async () => {
  const trial = await startTrial(await world.product('retry-bounce', [], { reloginsPerHour: 1 }))
  await world.faults([{ kind: 'status', status: 503, times: 1 }])
  expect(await bounce(trial)).toMatchObject({ kind: 'granted' })
  expect(await world.tokenRequests()).toHaveLength(2)
})

test('two products in one browser are both listed, and both open', async () => {
  const first = await startTrial(await world.product('two-a'))
  const second = await startTrial(await world.product('two-b'), first.cookie)
  const trials = await listTrials(second.cookie)
  expect(trials.map(({ product }) => product.slug)).toEqual(['two-b', 'two-a'])
  for (const { handle } of trials)
    expect(await bounce({ handle, cookie: second.cookie })).toMatchObject({ kind: 'granted' })
  expect(await listTrials(null)).toEqual([])
})

test('a stranger who has the handle learns the product and nothing personal, and can change nothing', async () => {
  const trial = await startTrial(await world.product('stranger'))
  expect(await recallTrial(trial.handle, null, 'leaving')).toEqual({
    kind: 'stranger',
    product: { slug: 'stranger', name: 'Product stranger' },
  })
  expect(await recallTrial('no-such-handle', null, 'leaving')).toEqual({ kind: 'stranger', product: null })
  expect(await endTrial(trial.handle, null)).toBe('not-yours')
  expect(await askForMoreTime(trial.handle, null, 'please')).toBe('not-yours')
  expect(await giveFeedback(trial.handle, null, { rating: 'poor', comment: '' })).toBe('not-yours')
  expect(await bounce(trial)).toMatchObject({ kind: 'granted' })
  expect(await sql('select * from feedback')).toEqual([])
})

test('the time between hand-over and goodbye is time used, each stay once', async () => {
  const trial = await startTrial(await world.product('used'))
  const minutes = async () => {
    const recalled = await recallTrial(trial.handle, trial.cookie, 'leaving')
    return recalled.kind === 'own' && recalled.minutesUsed
  }
  const rewind = (span: string) =>
    sql(
      `alter table events disable trigger events_append_only; update events set at = at - '${span}'::interval; alter table events enable trigger events_append_only`,
    )
  await rewind('12 minutes')
  expect(await minutes()).toBe(13)
  await rewind('30 minutes')
  expect(await minutes()).toBe(13)
  await bounce(trial)
  await rewind('5 minutes')
  expect(await minutes()).toBe(18)
})

test('feedback and the wish for more time are kept in the words of the person, the last ones count', async () => {
  const trial = await startTrial(await world.product('words'))
  await giveFeedback(trial.handle, trial.cookie, { rating: 'good', comment: '' })
  await giveFeedback(trial.handle, trial.cookie, { rating: 'good', comment: ' Fast!\u0000 <b>x</b> ' })
  await askForMoreTime(trial.handle, trial.cookie, 'x'.repeat(5_000))
  await askForMoreTime(trial.handle, trial.cookie, 'two more days')
  expect(
    await sql(
      'select rating, comment from feedback f join signups s on s.id = f.signup_id where handle = $1',
      [trial.handle],
    ),
  ).toEqual([{ rating: 'good', comment: 'Fast!  <b>x</b>' }])
  expect(await sql('select wish from more_time_requests')).toEqual([{ wish: 'two more days' }])
  expect(await recallTrial(trial.handle, trial.cookie, 'looking')).toMatchObject({
    kind: 'own',
    rating: 'good',
    askedForMoreTime: true,
  })
})
