import { Prisma } from '@/prisma/generated/client'
import { db } from '../../db'
import type { Position } from '../../list-position'
import { visibleTo, type InviteReader } from './invite-scope'
import { stateOfInvite, type InviteState } from './invite-state'

export type InviteFilters = {
  /** A part of label, owner, opportunity or recipient, or the first characters of a code; all words must be there. */
  search: string
  /** Slug. */
  product: string | null
  /** Without one, all that are not archived. */
  state: InviteState | null
  owner: string | null
  /** The file they were made from. */
  importId: string | null
}

export type ListedInvite = {
  id: string
  createdAt: Date
  label: string
  codeStart: string
  codeSealed: string | null
  utm: unknown
  product: string
  productName: string
  owner: string
  opportunity: string | null
  recipientFirstName: string | null
  recipientLastName: string | null
  recipientEmail: string | null
  state: InviteState
  used: number
  maxUses: number | null
  expiresAt: Date | null
  opened: number
  previewed: number
  signups: number
  verified: number
  launched: number
  minutes: number
}

/** One page of invites, newest first, with what came of each; `next` is where the following page begins. */
export async function listInvites(
  staff: InviteReader,
  filters: InviteFilters,
  { after = null, size = 50 }: { after?: Position | null; size?: number } = {},
): Promise<{ invites: ListedInvite[]; next: Position | null }> {
  const rows = await db().$queryRaw<ListedInvite[]>`
    with page as materialized (
      select i.*, ${stateOfInvite} as state, p.slug as product, p.name as product_name
      from invites i join products p on p.id = i.product_id
      where ${visibleTo(staff)} and ${Prisma.join(conditions(filters, after), ' and ')}
      order by i.created_at desc, i.id desc
      limit ${size + 1}::int
    )
    select
      page.id, page.created_at as "createdAt", page.label, page.code_start as "codeStart",
      page.code_sealed as "codeSealed", page.utm, page.product, page.product_name as "productName", page.owner,
      page.opportunity, page.recipient_first_name as "recipientFirstName",
      page.recipient_last_name as "recipientLastName", page.recipient_email as "recipientEmail", page.state,
      page.used, page.max_uses as "maxUses", page.expires_at as "expiresAt",
      page.opened::float8 as opened, page.previewed::float8 as previewed, came.*
    from page cross join lateral (
      select
        count(*)::int as signups,
        (count(*) filter (where r.verified))::int as verified,
        (count(*) filter (where r.launched))::int as launched,
        coalesce(sum(r.minutes), 0)::float8 as minutes
      from signup_reports r where r.invite_id = page.id
    ) came
    order by page.created_at desc, page.id desc`
  const invites = rows.slice(0, size)
  const last = invites.at(-1)
  return { invites, next: rows.length > size && last ? { createdAt: last.createdAt, id: last.id } : null }
}

function conditions(
  { search, product, state, owner, importId }: InviteFilters,
  after: Position | null,
): Prisma.Sql[] {
  return [
    state ? Prisma.sql`${stateOfInvite} = ${state}` : Prisma.sql`i.archived_at is null`,
    ...(product === null ? [] : [Prisma.sql`p.slug = ${product}`]),
    ...(owner === null ? [] : [Prisma.sql`lower(i.owner) = lower(${owner})`]),
    ...(importId === null ? [] : [Prisma.sql`i.import_id = ${importId}::uuid`]),
    ...wordsOf(search).map(
      (word) => Prisma.sql`
        concat_ws(
          ' ', i.label, i.owner, i.opportunity, i.recipient_first_name, i.recipient_last_name, i.recipient_email,
          i.code_start, i.id
        ) ilike ${`%${word}%`}`,
    ),
    ...(after
      ? [Prisma.sql`(i.created_at, i.id) < (${after.createdAt}::timestamptz, ${after.id}::uuid)`]
      : []),
  ]
}

/** Without what a pattern would read as something else. */
function wordsOf(search: string): string[] {
  return search
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 8)
    .map((word) => word.replace(/[\\%_]/g, '\\$&'))
}
