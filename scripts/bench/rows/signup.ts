import { randomUUID } from 'node:crypto'
import { closeDb } from '@/lib/db'
import { openForm, type PortalAddress } from '../../test-support/form-client'
import type { Row } from '../row'
import { bareTarget, startBareApp } from '../support/bare-app'
import { createBenchProduct } from '../support/bench-product'
import { createCaptchaSolution } from '../support/captcha-solutions'
import { compare, type Prepare } from '../support/compare'
import { encodePost } from '../support/form-posts'
import { startEmulatorProcess, startPortal } from '../support/portal-process'
import { createSender, type Answer, type Outgoing } from '../support/sender'

type Captcha = 'with captcha' | 'without captcha'

const cases: { captcha: Captcha; clients: number; atLeast: number | null }[] = [
  { captcha: 'with captcha', clients: 8, atLeast: 0.5 },
  { captcha: 'with captcha', clients: 32, atLeast: 0.5 },
  { captcha: 'without captcha', clients: 8, atLeast: null },
]

export const signup: Row = {
  what: 'signup: form POST to 303, with the mint against the emulator',
  against: 'a no-op server action of a bare Next app of the same version',
  async measure(bench) {
    const { cleanUp, progress } = bench
    cleanUp.add(closeDb)
    const emulator = await startEmulatorProcess(bench)
    await createBenchProduct({ slug: slugOf('with captcha'), captcha: true, frameOrigin: emulator })
    await createBenchProduct({ slug: slugOf('without captcha'), captcha: false, frameOrigin: emulator })
    const [portal, bare] = [await startPortal(bench), await startBareApp(bench)]
    const theirs = postsOf(await bareForms({ at: bare, publicUrl: bare }), isSentTo(bareTarget))

    const comparisons = []
    for (const { captcha, clients, atLeast } of cases) {
      const ours = postsOf(() => fillSignupForm(portal, captcha), isSentTo(`${emulator}/`))
      const budget = { figure: 'rate', atLeast } as const
      const label = `${captcha}, ${clients} connections`
      comparisons.push(
        await compare({ label, clients, ours, theirs, budget, progress, signal: cleanUp.signal }),
      )
    }
    return comparisons
  },
}

const slugOf = (captcha: Captcha) => captcha.replace(' ', '-')

/** Fills in all the forms of a round before it begins. */
function postsOf(fill: () => Promise<Outgoing>, isRight: (answer: Answer) => boolean): Prepare {
  return async ({ requests, clients }) => {
    const posts = await fillMany(fill, requests)
    const send = createSender(clients)
    return () => {
      const post = posts.pop()
      if (!post) return null
      return async () => {
        const answer = await send(post)
        if (!isRight(answer)) throw new Error(`a form was answered with ${answer.status} ${answer.location}`)
      }
    }
  }
}

async function fillMany(fill: () => Promise<Outgoing>, count: number): Promise<Outgoing[]> {
  const posts: Outgoing[] = []
  const fillSome = async () => {
    while (posts.length < count) posts.push(await fill())
  }
  await Promise.all([fillSome(), fillSome(), fillSome(), fillSome()])
  return posts
}

async function fillSignupForm(portal: PortalAddress, captcha: Captcha): Promise<Outgoing> {
  const path = `/try/${slugOf(captcha)}?utm_source=mail&utm_campaign=spring`
  const fields = { ...(await openForm(portal, path)), ...answers() }
  if (captcha === 'without captcha') return encodePost(portal, path, fields)
  return encodePost(portal, path, { ...fields, altcha: await createCaptchaSolution() })
}

/** This form has nothing that changes, so one copy of it does for all. */
async function bareForms(bare: PortalAddress): Promise<() => Promise<Outgoing>> {
  const hidden = await openForm(bare, '/')
  return async () => encodePost(bare, '/', { ...hidden, ...answers() })
}

function answers() {
  return { email: `jane@company-${randomUUID()}.example`, firstName: 'Jane', lastName: 'Doe', consent: 'on' }
}

function isSentTo(target: string) {
  return ({ status, location }: Answer) => status === 303 && location.startsWith(target)
}
