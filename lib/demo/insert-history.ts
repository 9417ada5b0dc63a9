import type { Prisma } from '@/prisma/generated/client'

export type Row = Record<string, unknown>

export async function insertSignups(tx: Prisma.TransactionClient, rows: Row[]): Promise<void> {
  await tx.$executeRaw`
    insert into signups select * from jsonb_populate_recordset(null::signups, ${JSON.stringify(rows)}::jsonb)`
}

export async function insertSessions(tx: Prisma.TransactionClient, rows: Row[]): Promise<void> {
  await tx.$executeRaw`
    insert into frame_sessions
    select * from jsonb_populate_recordset(null::frame_sessions, ${JSON.stringify(rows)}::jsonb)`
}

export async function insertFeedback(tx: Prisma.TransactionClient, rows: Row[]): Promise<void> {
  await tx.$executeRaw`
    insert into feedback select * from jsonb_populate_recordset(null::feedback, ${JSON.stringify(rows)}::jsonb)`
}

export async function insertEvents(tx: Prisma.TransactionClient, rows: Row[]): Promise<void> {
  await tx.$executeRaw`
    insert into events (signup_id, kind, at, facts)
    select signup_id, kind, at, facts from jsonb_populate_recordset(null::events, ${JSON.stringify(rows)}::jsonb)`
}

export async function insertVisits(tx: Prisma.TransactionClient, rows: Row[]): Promise<void> {
  await tx.$executeRaw`
    insert into visits (product_id, invite_id, at, kind, visitor, campaign, source, medium, term, content, referrer)
    select product_id, invite_id, at, kind, visitor, campaign, source, medium, term, content, referrer
    from jsonb_populate_recordset(null::visits, ${JSON.stringify(rows)}::jsonb)`
}

export async function insertInvites(tx: Prisma.TransactionClient, rows: Row[]): Promise<void> {
  await tx.$executeRaw`
    insert into invites (
      id, code_hash, code_start, product_id, label, owner, max_uses, used, starts_at, expires_at, emails, domains,
      skip_quotas, revoked_at, created_at
    )
    select
      id, code_hash, code_start, product_id, label, owner, max_uses, used, starts_at, expires_at, emails, '{}',
      '{}', revoked_at, created_at
    from jsonb_populate_recordset(null::invites, ${JSON.stringify(rows)}::jsonb)`
}
