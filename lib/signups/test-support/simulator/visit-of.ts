import { codeOf, linkKeyOf } from '@/lib/verification/verification-code'
import { offerKeyOf } from '@/lib/waitlist/offer-key'
import type { Operations } from '../portal-process/operations'
import type { Step } from './plan-history'
import { askerOf, visitorOf, type Prospect } from './prospects'
import type { SimulatedWorld } from './simulated-world'

/** One operation with what it takes. */
export type Asked = { [Name in keyof Operations]: [Name, ...Parameters<Operations[Name]>] }[keyof Operations]

type VisitKind = 'code' | 'link' | 'go-on' | 'resend' | 'bounce' | 'end' | 'more-time' | 'accept' | 'return'
export type VisitStep = Extract<Step, { kind: VisitKind }>

/** What a prospect asks the portal for in a step; null for somebody who has nothing to ask it with. */
export async function visitOf(
  step: VisitStep,
  prospect: Prospect,
  world: SimulatedWorld,
): Promise<Asked | null> {
  const visitor = visitorOf(prospect)
  switch (step.kind) {
    case 'code': {
      const issue = await issueOf(prospect, world)
      if (!prospect.proof || !issue) return null
      const right = codeOf(issue)
      const typed = step.code === 'right' ? right : right === '000000' ? '000001' : '000000'
      return ['enterCode', prospect.proof.handle, typed, [prospect.proof.verification], visitor]
    }
    case 'link': {
      const issue = await issueOf(prospect, world)
      return issue && ['confirmLink', linkKeyOf(issue), step.where, visitor]
    }
    case 'go-on':
      return prospect.proof && ['goOn', prospect.proof.handle, [prospect.proof.verification], visitor]
    case 'resend':
      return (
        prospect.proof && [
          'resendCode',
          prospect.proof.handle,
          [prospect.proof.verification],
          prospect.address,
        ]
      )
    case 'accept': {
      const signup = await signupOf(prospect, world, 'offered_until is not null')
      return signup && ['acceptOffer', offerKeyOf({ signup: signup.id }), visitor]
    }
    case 'bounce':
    case 'end':
    case 'more-time':
    case 'return': {
      const trial = await signupOf(prospect, world, 'granted_at is not null')
      return trial && askAbout(step.kind, trial.handle, prospect)
    }
  }
}

function askAbout(
  kind: 'bounce' | 'end' | 'more-time' | 'return',
  handle: string,
  prospect: Prospect,
): Asked {
  switch (kind) {
    case 'bounce':
      return ['openTrial', handle, prospect.cookie]
    case 'end':
      return ['endTrial', handle, prospect.cookie]
    case 'more-time':
      return ['askForMoreTime', handle, prospect.cookie, 'please']
    case 'return':
      prospect.proof = { handle, verification: '' }
      return ['askForReturn', handle, prospect.email, askerOf(prospect)]
  }
}

async function issueOf({ proof }: Prospect, world: SimulatedWorld) {
  if (!proof) return null
  const [row] = await world.rows<{ verification: string; issue: number }>(
    'select id as verification, issue from verifications where id::text = $1',
    [proof.verification],
  )
  return row ?? null
}

async function signupOf({ email }: Prospect, world: SimulatedWorld, condition: string) {
  const [row] = await world.rows<{ id: string; handle: string }>(
    `select id, handle from signups where replace(email, '+trial', '') = $1 and ${condition}
     order by created_at desc, id desc limit 1`,
    [email],
  )
  return row ?? null
}
