import { z } from 'zod'
import { recordAudit } from '../../audit/record-audit'
import { db } from '../../db'
import { newId } from '../../new-id'
import { may } from '../../staff/permissions'
import { insertInvites, judgeNewInvites, type NewInvite } from './create-invites'
import { columnOfField } from './invite-columns'
import { keptBy, type InviteKeeper } from './invite-scope'
import { largestFileBytes, readInviteFile, type FileRow } from './read-invite-file'

/** One row as it would be made, or what is wrong with it. */
export type TriedRow = {
  line: number
  label: string
  recipient: string
  invite: NewInvite | null
  problems: string[]
}

export type TriedImport = { kind: 'unreadable'; problem: string } | { kind: 'read'; rows: TriedRow[] }

const keptFiles = 5

/** Keeps a file to be tried out by the person who gave it, beside the four before; null for one that is too large. */
export async function keepImport(staff: InviteKeeper, text: string): Promise<string | null> {
  if (Buffer.byteLength(text) > largestFileBytes) return null
  const id = newId()
  await db().$transaction(async (tx) => {
    await tx.inviteImport.create({ data: { id, staffId: staff.id, text } })
    await tx.$executeRaw`
      delete from invite_imports where id in (
        select id from invite_imports where staff_id = ${staff.id}::uuid and id <> ${id}::uuid
        order by created_at desc, id desc offset ${keptFiles - 1}::int
      )`
  })
  return id
}

/** Files that nobody came back to. Any instance may do it, at any time. */
export async function forgetOldImports(): Promise<void> {
  await db().$executeRaw`delete from invite_imports where created_at < portal_now() - interval '1 day'`
}

/** A file of one's own that was tried out, with what it would make at this moment. */
export async function findImport(
  staff: InviteKeeper,
  id: string,
): Promise<{ text: string; tried: TriedImport } | null> {
  if (!z.uuid().safeParse(id).success) return null
  const found = await db().inviteImport.findFirst({
    where: { id, staffId: staff.id },
    select: { text: true },
  })
  return found && { text: found.text, tried: await tryInvites(staff, found.text) }
}

/** What a file would make; nothing is written. */
async function tryInvites(staff: InviteKeeper, text: string): Promise<TriedImport> {
  const file = readInviteFile(text, { manages: may(staff.role, 'invites.manage') })
  if (file.kind === 'unreadable') return file
  const judged = await judgeNewInvites(
    staff,
    file.rows.map(({ fields }) => fields),
  )
  const seen = new Map<string, number>()
  const rows = file.rows.map((row, index): TriedRow => {
    const judgement = judged[index]
    const problems = [
      ...row.problems,
      ...(judgement?.kind === 'invalid'
        ? Object.entries(judgement.problems).map(([field, problem]) => `${columnOfField(field)}: ${problem}`)
        : []),
      ...repeated(row, seen),
    ]
    const invite = judgement?.kind === 'ok' && problems.length === 0 ? judgement.invite : null
    return { line: row.line, label: row.fields.label, recipient: row.fields.email, invite, problems }
  })
  return { kind: 'read', rows }
}

function repeated({ line, fields }: FileRow, seen: Map<string, number>): string[] {
  const email = fields.email.trim().toLowerCase()
  if (email === '') return []
  const earlier = seen.get(email)
  if (earlier === undefined) seen.set(email, line)
  return earlier === undefined ? [] : [`e-mail: the same as in line ${earlier}.`]
}

export type ImportOutcome = { kind: 'done'; import: string } | { kind: 'invalid' | 'unknown' }

/** Makes all invites of a file that was tried out, or none. A second press finds them made. */
export function carryOutImport(staff: InviteKeeper, id: string): Promise<ImportOutcome> {
  return db().$transaction(
    async (tx) => {
      // A second press waits for the first, however long many invites take.
      await tx.$executeRaw`
        select set_config('lock_timeout', '18s', true), set_config('statement_timeout', '18s', true)`
      const [kept] = await tx.$queryRaw<{ text: string }[]>`
        delete from invite_imports where id = ${id}::uuid and staff_id = ${staff.id}::uuid returning text`
      if (!kept) return { kind: (await isMade(staff, id)) ? 'done' : 'unknown', import: id }
      const tried = await tryInvites(staff, kept.text)
      const invites = tried.kind === 'read' ? tried.rows.map(({ invite }) => invite) : []
      const good = invites.filter((invite) => invite !== null)
      if (good.length === 0 || good.length < invites.length) {
        await tx.inviteImport.create({ data: { id, staffId: staff.id, text: kept.text } })
        return { kind: 'invalid' }
      }
      await insertInvites(tx, good, id)
      await recordAudit(tx, {
        actor: { id: staff.id, name: staff.name },
        action: 'invites.imported',
        subject: `import ${id}`,
        details: {
          invites: good.length,
          products: [...new Set(good.map(({ product }) => product.slug))],
          owners: [...new Set(good.map(({ owner }) => owner))],
        },
      })
      return { kind: 'done', import: id }
    },
    { timeout: 20_000 },
  )
}

async function isMade(staff: InviteKeeper, id: string): Promise<boolean> {
  const made = await db().$queryRaw<unknown[]>`
    select i.id from invites i where i.import_id = ${id}::uuid and ${keptBy(staff)} limit 1`
  return made.length > 0
}
