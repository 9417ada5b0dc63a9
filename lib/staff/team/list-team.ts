import { db } from '../../db'
import { openSessions, type OpenSession } from '../open-sessions'
import type { StaffRole } from '../permissions'
import type { Authorised } from '../staff-person'

/** `invited`: on the staff, and never signed in so far. */
export type ColleagueState = 'active' | 'invited' | 'deactivated'

export type Colleague = {
  id: string
  email: string
  name: string
  role: StaffRole
  demo: boolean
  state: ColleagueState
  hasPassword: boolean
  signedInAt: Date | null
  signedInBy: OpenSession['way'] | null
  /** Until when the latest link to choose a password works. */
  linkUntil: Date | null
  sessions: OpenSession[]
}

type Row = Omit<Colleague, 'sessions'>

/** Everybody on the staff: who may come in first, by name. */
export async function listTeam(_staff: Authorised<'team.manage'>): Promise<Colleague[]> {
  const [rows, sessions] = await Promise.all([
    db().$queryRaw<Row[]>`
      select p.id, p.email, p.name, p.role::text as role, p.demo, p.password_hash is not null as "hasPassword",
        case
          when p.deactivated_at is not null then 'deactivated'
          when p.password_hash is null and not p.demo and latest.id is null then 'invited'
          else 'active'
        end as state,
        latest.created_at as "signedInAt", latest.way as "signedInBy",
        (
          select max(l.expires_at) from staff_links l
          where l.staff_id = p.id and l.purpose = 'password' and staff_link_is_open(l)
        ) as "linkUntil"
      from staff p
      left join lateral (
        select id, created_at, way from staff_sessions s
        where s.staff_id = p.id order by created_at desc, id desc limit 1
      ) latest on true
      order by p.deactivated_at is not null, lower(p.name), p.email`,
    openSessions(null),
  ])
  return rows.map((row) => ({ ...row, sessions: sessions.filter(({ staffId }) => staffId === row.id) }))
}
