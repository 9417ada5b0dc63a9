import type { Prisma } from '@/prisma/generated/client'

/** Who did something: a person of staff, or a name such as "set-up link" for what nobody signed in did. */
export type Actor = { id: string | null; name: string }

type AuditEntry = {
  actor: Actor
  /** What was done, such as "staff.added". */
  action: string
  /** What it was done to, by its own name: "staff jane@acme.example", "product aster-cad". */
  subject: string
  /** Facts that a later reader needs. Nothing about prospects: an entry cannot be erased. */
  details?: Prisma.InputJsonObject
}

/** Writes down what staff did, in the transaction that does it. The log is locked from here on, so call it last. */
export async function recordAudit(
  tx: Prisma.TransactionClient,
  { actor, action, subject, details = {} }: AuditEntry,
): Promise<void> {
  await tx.$executeRaw`
    insert into audit_entries (actor_id, actor_name, action, subject, details)
    values (${actor.id}::uuid, ${actor.name}, ${action}, ${subject}, ${JSON.stringify(details)}::jsonb)`
}
