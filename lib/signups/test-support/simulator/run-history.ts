import { vi } from 'vitest'
import type { BrowserCookie } from '@/lib/web/browser-cookie'
import type { Failpoint } from '../portal-process/failpoints'
import type { Operations } from '../portal-process/operations'
import type { Reply } from '../portal-processes'
import { createNotes, type Notes } from './notes'
import type { History, Step } from './plan-history'
import { createProspect, factsOf, fillForm, type Prospect } from './prospects'
import type { SimulatedWorld } from './simulated-world'
import { visitOf, type Asked, type VisitStep } from './visit-of'

type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>

/** Lets a history happen, and gives what its people were told. */
export async function runHistory(history: History, world: SimulatedWorld): Promise<Notes> {
  const prospects = history.prospects.map(createProspect)
  const notes = createNotes()
  const { instances } = world
  let now = history.startsAt

  for (const step of history.steps) {
    const before = await lastEvent(world)
    const replies = await take(step)
    notes.endStep(step, replies, { events: await eventsSince(before) })
    await instances.recover()
  }
  return notes

  async function take(step: Step): Promise<Reply<unknown>[]> {
    switch (step.kind) {
      case 'post':
        return post(step)
      case 'code':
      case 'link':
      case 'go-on':
      case 'resend':
      case 'bounce':
      case 'end':
      case 'more-time':
      case 'accept':
      case 'return':
        return visit(step)
      case 'kill-at-frame':
        return killAtFrame(step)
      case 'overrun':
        return overrun(step)
      case 'lose-cookie':
        prospectOf(step).cookie = null
        return []
      case 'clock':
        await forward(step.minutes)
        return []
      case 'janitor':
        return request({ ...step, process: 0 }, ['janitor'])
      case 'frame':
        await world.setFaults(step.faults)
        return []
      case 'mail-server':
        if (step.fault) await world.mailFault(step.fault)
        return []
      case 'limit':
        await world.changeLimit(step.product, step.quota, step.limit)
        return []
    }
  }

  function prospectOf({ who }: { who: number }): Prospect {
    const prospect = prospects[who]
    if (!prospect) throw new Error('there is no such prospect')
    return prospect
  }

  async function forward(minutes: number) {
    now = new Date(now.getTime() + minutes * 60_000)
    await world.forward(minutes)
  }

  async function post(step: StepOf<'post'>) {
    const prospect = prospectOf(step)
    const { door, form } = fillForm(prospect, step, history, now)
    const replies = await request(step, ['submit', door, form, factsOf(prospect)])
    remember(prospect, replies)
    return replies
  }

  async function visit(step: VisitStep) {
    const prospect = prospectOf(step)
    const asked = await visitOf(step, prospect, world)
    if (!asked) return []
    const replies = await request(step, asked)
    remember(prospect, replies)
    return replies
  }

  /** The same from several instances at once; the failpoint is in the first. */
  async function request(
    { process, copies, failpoint }: { process: number; copies: number; failpoint: Failpoint | null },
    asked: Asked,
  ): Promise<Reply<unknown>[]> {
    if (failpoint) await instances.at(process).ask('arm', failpoint)
    return Promise.all(Array.from({ length: copies }, (_, index) => put(process + index, asked)))
  }

  /** The name and what it takes are a pair; the compiler cannot follow it through the union. */
  function put(process: number, [name, ...given]: Asked): Promise<Reply<unknown>> {
    return instances.ask(process, name as 'openTrial', ...(given as Parameters<Operations['openTrial']>))
  }

  /** kill -9 while Frame has the request and has not answered. */
  async function killAtFrame(step: StepOf<'kill-at-frame'>) {
    const prospect = prospectOf(step)
    await world.withFault({ kind: 'hang', times: 1 })
    const reply = put(step.process, postOf(prospect, step))
    await untilFrameIsAsked(reply)
    await instances.at(step.process).kill()
    await world.setFaults([])
    return [await reply]
  }

  /** The lease runs out, and others settle and ask again, while Frame takes its time. */
  async function overrun(step: StepOf<'overrun'>) {
    const prospect = prospectOf(step)
    await world.withFault({ kind: 'slow', ms: 250, times: 1 })
    const asked = postOf(prospect, step)
    const first = put(step.process, asked)
    await untilFrameIsAsked(first)
    await forward(step.minutes)
    await put(step.process + 1, ['janitor'])
    const replies = await Promise.all([first, put(step.process + 2, asked)])
    await world.setFaults([])
    remember(prospect, replies)
    return replies
  }

  function postOf(prospect: Prospect, { product }: { product: number }): Asked {
    const wish = { product, form: 'fresh', door: 'product' } as const
    const { door, form } = fillForm(prospect, wish, history, now)
    return ['submit', door, form, factsOf(prospect)]
  }

  async function untilFrameIsAsked(reply: Promise<unknown>) {
    const count = async () => (await world.tokenRequests()).length
    const before = await count()
    let isOver = false
    void reply.then(() => (isOver = true))
    await vi.waitUntil(async () => isOver || (await count()) > before, { timeout: 15_000, interval: 5 })
  }

  /** What the browser keeps of the answers. */
  function remember(prospect: Prospect, replies: Reply<unknown>[]) {
    for (const reply of replies) {
      const told = reply.kind === 'answer' ? toldIn(reply.value) : {}
      if (told.browserCookie) prospect.cookie = told.browserCookie
      if (told.verification) {
        prospect.proof = {
          handle: told.handle ?? prospect.proof?.handle ?? '',
          verification: told.verification,
        }
      }
    }
  }

  async function eventsSince(before: number) {
    return world.rows<{ kind: string }>('select kind from events where id > $1', [before])
  }
}

async function lastEvent(world: SimulatedWorld): Promise<number> {
  const [row] = await world.rows<{ id: string }>('select coalesce(max(id), 0) as id from events')
  return Number(row?.id)
}

type Told = { browserCookie?: BrowserCookie | null; handle?: string; verification?: string }

/** The parts that a browser would see of whatever was answered; some answers carry the outcome within. */
function toldIn(value: unknown): Told {
  if (typeof value !== 'object' || value === null) return {}
  const inner = 'outcome' in value ? toldIn(value.outcome) : {}
  return { ...(value as Told), ...inner }
}
