import { db } from '../db'
import { newId } from '../new-id'
import { absoluteUrl, paths } from '../paths'
import { staffLinkKey } from './staff-link-key'

const validHours = 24

/** A link by which somebody becomes the first administrator; null when there is one. An earlier link is void. */
export async function createFirstAdminLink(): Promise<string | null> {
  const id = newId()
  const made = await db().$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('staff links'))`
    const [state] = await tx.$queryRaw<{ hasAdmin: boolean }[]>`select has_admin() as "hasAdmin"`
    if (state?.hasAdmin !== false) return false
    await tx.staffLink.deleteMany({ where: { purpose: 'first-admin', usedAt: null } })
    await tx.$executeRaw`
      insert into staff_links (id, purpose, created_at, expires_at)
      values (${id}::uuid, 'first-admin', portal_now(), portal_now() + make_interval(hours => ${validHours}::int))`
    return true
  })
  return made ? absoluteUrl(`${paths.staffSetUp}?key=${encodeURIComponent(staffLinkKey(id))}`) : null
}
