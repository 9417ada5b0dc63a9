import type { FailableStep, Failpoint } from '../portal-process/failpoints'
import type { Random } from '@/lib/seeded-random'

const stepsOfMint = ['begin_mint', 'update mints', 'activate_signup'] as const
export const stepsOfPost = [
  ...stepsOfMint,
  'admit_signup',
  'start_verification',
  'fail_signup',
  'hold_signup',
  'leave_signup_unresolved',
  'resume_signup',
] as const
export const stepsOfProof = [
  ...stepsOfMint,
  'answer_verification',
  'advance_signup',
  'claim_trial',
  'accept_offer',
] as const
export const stepsOfBounce = ['begin_mint', 'update mints', 'renew_sat'] as const

export function planFailpoint(step: FailableStep, random: Random): Failpoint {
  if (random.chance(0.2)) return { step, when: 'before', how: 'conflict' }
  return { step, when: random.pick(['before', 'after']), how: random.chance(0.2) ? 'die' : 'lose' }
}

/** None, or what strikes the next POST or all of them, until the next such step. */
export function planFrameFaults(random: Random): object[] {
  if (random.chance(0.4)) return []
  const times = random.pick([1, 1, 2, 'always'] as const)
  return [
    random.pick([
      { kind: 'reset', when: 'before', times },
      { kind: 'reset', when: 'after', times },
      { kind: 'hang', times: 1 },
      { kind: 'slow', ms: 80, times },
      { kind: 'status', status: random.pick([401, 403, 429, 500, 502, 503]), times },
      { kind: 'status', status: 429, retryAfter: random.pick([1, 3_600]), times: 1 },
      { kind: 'html', times: 1 },
      { kind: 'unquoted', times },
      { kind: 'lifetime', seconds: random.pick([-5, 90]), times: 1 },
      { kind: 'clock-skew', seconds: random.pick([-400, 400]), times: 2 },
    ]),
  ]
}
