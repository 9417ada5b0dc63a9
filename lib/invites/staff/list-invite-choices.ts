import { db } from '../../db'
import { visibleTo, type InviteReader } from './invite-scope'

/** What the list of invites can be narrowed to. */
export async function listInviteChoices(staff: InviteReader) {
  const [products, owners] = await Promise.all([
    db().product.findMany({ orderBy: { name: 'asc' }, select: { slug: true, name: true } }),
    db().$queryRaw<{ owner: string }[]>`
      select distinct lower(i.owner) as owner from invites i where ${visibleTo(staff)} order by 1 limit 200`,
  ])
  return { products, owners: owners.map(({ owner }) => owner) }
}
