import { db } from '../../db'
import { failure, type Finding, ok, warning } from '../finding'

type Guard = { role: string; isSuperuser: boolean; mayChange: boolean; isTriggered: boolean }

/** The rights that were given up may have come back, as in a copy of the database that was made without them (A19). */
export async function checkAuditLog(): Promise<Finding[]> {
  const [guard] = await db().$queryRaw<Guard[]>`
    select
      rolname::text as role, rolsuper as "isSuperuser",
      has_table_privilege('audit_entries', 'update, delete, truncate') as "mayChange",
      exists (
        select from pg_trigger where tgname = 'audit_entries_only_grow' and tgenabled <> 'D'
      ) as "isTriggered"
    from pg_roles where rolname = current_user`
  return [judge(guard)]
}

function judge(guard: Guard | undefined): Finding {
  if (!guard?.isTriggered)
    return failure(
      'audit log',
      'Nothing refuses changes of it: enable the trigger audit_entries_only_grow, and run npm run portal -- verify-audit.',
    )
  if (guard.isSuperuser)
    return warning(
      'audit log',
      `The database's role ${guard.role} is a superuser, who can change anything: give the portal one that is none.`,
    )
  if (guard.mayChange)
    return warning(
      'audit log',
      `The portal may change it: revoke update, delete, truncate on audit_entries from ${guard.role}.`,
    )
  return ok('audit log', 'It only grows: the portal may not change it, and a trigger refuses whoever may.')
}
