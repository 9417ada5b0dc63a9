import { z } from 'zod'
import { Prisma } from '@/prisma/generated/client'
import { db } from '../../db'
import { eventWords } from '../../signups/event-words'
import { visibleTo, type InviteReader } from './invite-scope'

/** `signup`: whose step it was, where it was somebody's. */
export type InviteMoment = {
  at: Date
  what: string
  signup: { id: string; name: string; email: string } | null
}

const mostRows = 300
/** So many of the newest looks and signups are read by index, however many came; a busier invite's line begins later. */
const mostRead = 5_000

type Row = { at: Date; kind: string; facts: Prisma.JsonValue; id: string | null; name: string; email: string }

/** What happened to an invite, newest first: looks by day, the steps of those who came by it, and what staff did. */
export async function readInviteTimeline(
  staff: InviteReader,
  id: string,
): Promise<{ moments: InviteMoment[]; isCut: boolean }> {
  const rows = await db().$queryRaw<Row[]>`
    with invite as (
      select i.id, i.created_at from invites i where i.id = ${id}::uuid and ${visibleTo(staff)}
    )
    select m.at, m.kind, m.facts, m.id, coalesce(m.name, '') as name, coalesce(m.email, '') as email
    from invite cross join lateral (
      (select
        invite.created_at as at, 'created' as kind, '{}'::jsonb as facts, null::uuid as id, null as name, null as email
      where not exists (
        select from audit_entries a
        where a.subject = 'invite ' || invite.id and a.subject like 'invite %' and a.action = 'invite.created'
      ))
      union all
      (select
        max(v.at), case when v.kind = 'person' then 'looked' else 'previewed' end,
        jsonb_build_object('count', count(*)), null, null, null
      from (
        select at, kind from visits where invite_id = invite.id order by at desc limit ${mostRead}::int
      ) v
      group by date_trunc('day', v.at), v.kind = 'person', 2
      order by 1 desc limit ${mostRows}::int)
      union all
      (select s.created_at, 'submitted', '{}', s.id, concat_ws(' ', s.first_name, s.last_name), s.email
      from signups s
      where s.invite_id = invite.id
      order by s.created_at desc limit ${mostRows}::int)
      union all
      (select e.at, e.kind, e.facts, s.id, concat_ws(' ', s.first_name, s.last_name), s.email
      from (
        select id, first_name, last_name, email from signups
        where invite_id = invite.id order by created_at desc limit ${mostRead}::int
      ) s join events e on e.signup_id = s.id
      where e.kind in (${Prisma.join(steps)})
      order by 1 desc limit ${mostRows}::int)
      union all
      (select a.at, 'staff', a.details || jsonb_build_object('action', a.action, 'by', a.actor_name), null, null, null
      from audit_entries a
      where a.subject = 'invite ' || invite.id and a.subject like 'invite %'
      order by a.id desc limit ${mostRows}::int)
    ) m
    order by m.at desc, m.kind
    limit ${mostRows + 1}::int`
  const moments = rows.slice(0, mostRows).map(({ at, kind, facts, id: signup, name, email }) => ({
    at,
    what: inWords(kind, Facts.parse(facts)),
    signup: signup === null ? null : { id: signup, name, email },
  }))
  const looks = rows.reduce((sum, { facts }) => sum + Facts.parse(facts).count, 0)
  return { moments, isCut: rows.length > mostRows || looks >= mostRead }
}

const Facts = z.looseObject({
  count: z.number().default(0),
  action: z.string().optional(),
  by: z.string().default(''),
  changed: z.string().optional(),
  days: z.number().default(0),
  uses: z.number().default(0),
})
type Facts = z.infer<typeof Facts>

/** How far somebody came; the form they sent is there besides. */
const steps = [
  'verified',
  'granted',
  'launched',
  'launched-again',
  'session-closed',
  'came-back',
  'waitlisted',
  'refused',
  'failed',
  'more-time-asked',
  'more-time-granted',
  'ended',
]

const decisions: Record<string, (facts: Facts) => string> = {
  'invite.created': () => 'Created',
  'invite.changed': ({ changed }) => `Changed (${changed ?? ''})`,
  'invite.revoked': () => 'Revoked',
  'invite.restored': () => 'Restored',
  'invite.rotated': () => 'Given a new code',
  'invite.extended': ({ days, uses }) => `Extended by ${days} days and ${uses} uses`,
  'invite.archived': () => 'Archived',
  'invite.unarchived': () => 'Taken out of the archive',
}

function inWords(kind: string, facts: Facts): string {
  switch (kind) {
    case 'created':
      return 'Created from a file'
    case 'looked':
      return `Opened by ${facts.count} ${facts.count === 1 ? 'person' : 'people'} that day`
    case 'previewed':
      return `Previewed by ${facts.count} ${facts.count === 1 ? 'program' : 'programs'} that day`
    case 'submitted':
      return 'signed up'
    case 'staff':
      return `${decisions[facts.action ?? '']?.(facts) ?? facts.action} by ${facts.by}`
    default:
      return eventWords(kind, facts)
  }
}
