import { recordAudit, type Actor } from '../audit/record-audit'
import { db } from '../db'
import type { Authorised } from '../staff/staff-person'
import { findInvitesOf } from './find-invites-of'
import {
  auditName,
  findPersonOfSignup,
  findSignupsOf,
  isAddressOf,
  personOf,
  type Person,
} from './find-person'
import { readSignup } from './read-signup'

export type PersonExport =
  /** The text of a JSON file, piece by piece while it is read. */
  { kind: 'found'; pieces: AsyncGenerator<string> } | { kind: 'nobody' } | { kind: 'not-an-address' }

/** Everything that is held about the person of a signup (GDPR, articles 15 and 20). That it was taken is written down first. */
export async function exportPersonOfSignup(
  staff: Authorised<'signups.erase'>,
  signup: string,
): Promise<PersonExport> {
  const person = await findPersonOfSignup(signup)
  return person ? exportPerson(person, { id: staff.id, name: staff.name }) : { kind: 'nobody' }
}

/** The same by an address in whatever spelling; for commands. */
export async function exportPersonByAddress(address: string, actor: Actor): Promise<PersonExport> {
  const person = personOf(address)
  return person ? exportPerson(person, actor) : { kind: 'not-an-address' }
}

async function exportPerson(person: Person, actor: Actor): Promise<PersonExport> {
  const [signups, invites] = await Promise.all([findSignupsOf(person), readInvites(person)])
  if (signups.length + invites.length === 0) return { kind: 'nobody' }
  await db().$transaction((tx) =>
    recordAudit(tx, {
      actor,
      action: 'person.exported',
      subject: auditName(person),
      details: { signups: signups.length },
    }),
  )
  const head = { address: person.email.address, takenAt: new Date(), invites }
  return {
    kind: 'found',
    pieces: writeOut(
      head,
      signups.map(({ id }) => id),
    ),
  }
}

async function* writeOut(head: object, signups: string[]): AsyncGenerator<string> {
  yield `${JSON.stringify(head, null, 2).replace(/\n\}$/, '')},\n  "signups": [`
  for (const [index, id] of signups.entries()) {
    yield `${index === 0 ? '' : ','}\n${JSON.stringify(await readSignup(id), plain, 2)}`
  }
  yield '\n  ]\n}\n'
}

/** What JSON has no word for. */
function plain(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}

/** Invites that name the person. */
async function readInvites(person: Person) {
  const ids = await findInvitesOf(person)
  const bound = await db().invite.findMany({
    where: { id: { in: ids } },
    orderBy: { createdAt: 'asc' },
    select: {
      label: true,
      createdAt: true,
      emails: true,
      recipientEmail: true,
      recipientFirstName: true,
      recipientLastName: true,
    },
  })
  return bound.map(({ emails, ...invite }) => ({
    ...invite,
    emails: emails.filter((address) => isAddressOf(person, address)),
  }))
}
