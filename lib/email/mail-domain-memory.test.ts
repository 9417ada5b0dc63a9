import { expect, test } from 'vitest'
import type { MailDomainAnswer } from './look-up-mail-domain'
import { createMailDomainCheck } from './mail-domain-memory'

/** A check whose lookups are answered by hand or from a table, under a clock that is set by hand. */
function arrange(answers: { [domain: string]: MailDomainAnswer | Promise<MailDomainAnswer> } = {}) {
  const asked: string[] = []
  const clock = { now: 0 }
  const check = createMailDomainCheck({
    lookUp: async (domain) => {
      asked.push(domain)
      return answers[domain] ?? 'receives-mail'
    },
    now: () => clock.now,
  })
  return { check, asked, clock, answers }
}

test.each(['acme.example', 'x.test', 'a.b.invalid', 'x.localhost', 'example.com', 'mail.example.org'])(
  'the reserved name %s is never asked for',
  async (domain) => {
    const { check, asked } = arrange()
    expect(await check(domain)).toBe('reserved')
    expect(asked).toEqual([])
  },
)

test.each(['notexample.com', 'test.com', 'mytest.de', 'example.de'])(
  '%s is a name like any other',
  async (domain) => {
    expect(await arrange().check(domain)).toBe('receives-mail')
  },
)

test('an answer is kept for a while, a bad one for a shorter one, and no trouble at all', async () => {
  const { check, asked, clock } = arrange({ 'typo.com': 'no-such-domain', 'broken.com': 'dns-failed' })
  const askAll = async () => {
    for (const domain of ['good.com', 'typo.com', 'broken.com']) await check(domain)
    return asked.splice(0)
  }
  expect(await askAll()).toEqual(['good.com', 'typo.com', 'broken.com'])
  expect(await askAll()).toEqual(['broken.com'])
  clock.now += 60_001
  expect(await askAll()).toEqual(['typo.com', 'broken.com'])
  clock.now += 600_001
  expect(await askAll()).toEqual(['good.com', 'typo.com', 'broken.com'])
})

test('no more than a thousand answers are kept, and the oldest go first', async () => {
  const { check, asked } = arrange()
  for (let index = 0; index <= 1_000; index += 1) await check(`d${index}.com`)
  asked.length = 0
  await check('d1000.com')
  await check('d1.com')
  await check('d0.com')
  expect(asked).toEqual(['d0.com'])
})

test('colleagues who sign up at once share one lookup, and a crowd of strangers is not all waited for', async () => {
  let finish: (answer: MailDomainAnswer) => void = () => {}
  const later = new Promise<MailDomainAnswer>((resolve) => (finish = resolve))
  const strangers = Array.from({ length: 40 }, (_, index) => `d${index}.com`)
  const { check, asked } = arrange(Object.fromEntries(strangers.map((domain) => [domain, later])))
  const colleagues = [check('d0.com'), check('d0.com'), check('d0.com')]
  const crowd = strangers.slice(1).map((domain) => check(domain))
  expect(asked).toHaveLength(32)
  finish('receives-mail')
  expect(await Promise.all(colleagues)).toEqual(['receives-mail', 'receives-mail', 'receives-mail'])
  const answers = await Promise.all(crowd)
  expect(answers.filter((answer) => answer === 'dns-busy')).toHaveLength(8)
  expect(await check('d39.com')).toBe('receives-mail')
})

test('after three silences in a row nobody waits for a minute, then one probe finds out', async () => {
  const { check, asked, clock, answers } = arrange({
    'a.com': 'no-answer',
    'b.com': 'no-answer',
    'c.com': 'no-answer',
  })
  for (const domain of ['a.com', 'b.com', 'c.com']) expect(await check(domain)).toBe('no-answer')
  expect(await check('d.com')).toBe('dns-rests')
  expect(asked).toHaveLength(3)

  clock.now += 60_000
  expect(await Promise.all([check('a.com'), check('d.com'), check('e.com')])).toEqual([
    'no-answer',
    'dns-rests',
    'dns-rests',
  ])
  expect(await check('d.com')).toBe('dns-rests')

  clock.now += 60_000
  answers['a.com'] = 'receives-mail'
  expect(await check('a.com')).toBe('receives-mail')
  expect(await check('d.com')).toBe('receives-mail')
})

test('an answer between silences starts the count again', async () => {
  const { check } = arrange({ 'a.com': 'no-answer' })
  for (const domain of ['a.com', 'a.com', 'ok.com', 'a.com', 'a.com']) await check(domain)
  expect(await check('new.com')).toBe('receives-mail')
})
