import type { Prisma } from '@/prisma/generated/client'
import { recordAudit } from '../../audit/record-audit'
import { db } from '../../db'
import { ownMail } from '../../mail/own-mail'
import type { Authorised } from '../../staff/staff-person'

type Decider = Authorised<'signups.decide'>

/** What came of a decision; `too-late` when somebody, or time, was quicker. */
export type Decided = { kind: 'done' } | { kind: 'too-late' }

/** How long a place is held for a person whom staff let in. */
const offerHours = 24 * 3

/** The longest that one press adds: a quarter of a year, in minutes. */
export const mostMinutes = 90 * 24 * 60

/** Lets in somebody who was refused, failed or waits: a place outside the quotas is held, and the link to it mailed. */
export function allowSignup(staff: Decider, signup: string): Promise<Decided> {
  return decide(staff, { signup, action: 'signup.allowed' }, async (tx) => {
    const mail = JSON.stringify(ownMail())
    const [row] = await tx.$queryRaw<{ did: boolean }[]>`
      select allow_signup(${signup}::uuid, ${staff.id}::uuid, ${mail}::jsonb, ${offerHours}::int) as did`
    return row?.did === true
  })
}

/** Lets a trial run for longer from now, or from when it would end; one that ended runs again. */
export function giveMoreTime(staff: Decider, signup: string, minutes: number): Promise<Decided> {
  return decide(staff, { signup, action: 'signup.prolonged', details: { minutes } }, async (tx) => {
    const [row] = await tx.$queryRaw<{ until: Date | null }[]>`
      select give_more_time(${signup}::uuid, ${minutes}::int, ${staff.id}::uuid) as until`
    return row?.until != null
  })
}

/** Ends a running trial at once. */
export function endSignupsTrial(staff: Decider, signup: string): Promise<Decided> {
  return decide(staff, { signup, action: 'signup.ended' }, async (tx) => {
    const who = JSON.stringify({ by: 'staff', staff: staff.id })
    const [row] = await tx.$queryRaw<{ did: boolean }[]>`
      select end_trial(${signup}::uuid, ${who}::jsonb) as did`
    return row?.did === true
  })
}

/** Mails what the person waits for once more: the code, or the link to the place that is held. */
export async function mailAgain(
  staff: Decider,
  signup: string,
): Promise<Decided | { kind: 'wait' | 'enough' }> {
  let answer = 'nothing'
  const decided = await decide(staff, { signup, action: 'signup.mailed-again' }, async (tx) => {
    const mail = JSON.stringify(ownMail())
    const [row] = await tx.$queryRaw<{ answer: string }[]>`
      select mail_again(${signup}::uuid, ${mail}::jsonb) as answer`
    answer = row?.answer ?? 'nothing'
    return answer === 'sent'
  })
  return answer === 'wait' || answer === 'enough' ? { kind: answer } : decided
}

type Fact = { signup: string; action: string; details?: Prisma.InputJsonObject }

/** The decision and its line in the audit log, or neither. */
function decide(
  staff: Decider,
  { signup, action, details = {} }: Fact,
  act: (tx: Prisma.TransactionClient) => Promise<boolean>,
): Promise<Decided> {
  return db().$transaction(async (tx) => {
    // Nobody is left to be let in once it is forgotten who it was; whoever forgets waits for this.
    const known = await tx.$queryRaw<object[]>`
      select id from signups where id = ${signup}::uuid and anonymised_at is null for update`
    if (known.length === 0 || !(await act(tx))) return { kind: 'too-late' }
    await recordAudit(tx, {
      actor: { id: staff.id, name: staff.name },
      action,
      subject: `signup ${signup}`,
      details,
    })
    return { kind: 'done' }
  })
}
