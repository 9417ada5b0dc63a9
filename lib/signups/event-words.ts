import { z } from 'zod'
import { reasonWords } from './reason-words'

const Facts = z
  .looseObject({ minutes: z.number().optional(), reason: z.string().optional(), by: z.string().optional() })
  .catch({})
type Facts = z.infer<typeof Facts>

const because = ({ reason }: Facts) => (reason ? `: ${reasonWords(reason)} (${reason})` : '')
const byWhom = ({ by }: Facts) => (by ? ` by ${by}` : '')

const words: Record<string, (facts: Facts) => string> = {
  unverified: () => 'was asked to prove the address',
  verified: () => 'proved the address',
  reserved: () => 'got a place',
  unresolved: () => 'waits for Frame, whose answer got lost',
  waitlisted: () => 'waits in line',
  held: () => 'waits for Frame: the way in follows by mail',
  'offer-accepted': () => 'took the place that was held',
  allowed: (facts) => `was let in${byWhom(facts)}`,
  refused: (facts) => `was refused${because(facts)}`,
  failed: (facts) => `did not get a trial${because(facts)}`,
  granted: () => 'started the trial',
  claimed: () => 'opened the trial',
  launched: () => 'launched: the first session was seen',
  'launched-again': () => 'opened another session',
  'session-closed': ({ minutes }) => `closed a session after ${minutes ?? 0} minutes`,
  'came-back': () => 'came back',
  left: () => 'left the Launchpad',
  'more-time-asked': () => 'asked for more time',
  'more-time-granted': (facts) => `got ${facts.minutes ?? 0} minutes more${byWhom(facts)}`,
  ended: ({ by }) =>
    by === 'prospect'
      ? 'ended the trial'
      : by
        ? `had the trial ended by ${by}`
        : 'reached the end of the trial',
  anonymised: () => 'was forgotten',
}

/** What an event says about the person it belongs to, to follow their name; its kind where there are no words for it. */
export function eventWords(kind: string, facts: unknown): string {
  return Object.hasOwn(words, kind) ? (words[kind]?.(Facts.parse(facts)) ?? kind) : kind
}
