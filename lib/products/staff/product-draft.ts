import { db } from '../../db'
import { parseSettings } from '../../settings/settings-file'
import type { Authorised } from '../../staff/staff-person'
import { productFragment } from './product-fragment'
import type { ProductItem, ProductValues } from './product-values'

/** What a signup page shows of a product; the rest of a draft has nothing to preview. */
const shownKeys = [
  'name',
  'summary',
  'trialMinutes',
  'captcha',
  'paused',
  'pausedText',
  'fields',
  'texts',
  'consent',
  'accent',
]

/** Keeps what somebody is typing, for the preview beside it. What is wrong in it is left out, key by key. */
export async function keepDraft(
  staff: Authorised<'products.manage'>,
  slug: string,
  values: ProductValues,
): Promise<'kept' | 'no-product'> {
  const product = await db().product.findUnique({ where: { slug }, select: { id: true } })
  if (!product) return 'no-product'
  const fragment = productFragment(slug, values)
  const draft = Object.assign({}, ...shownKeys.map((key) => usable(slug, key, fragment[key])))
  await db().$executeRaw`delete from product_drafts where saved_at < portal_now() - interval '1 day'`
  await db().$executeRaw`
    insert into product_drafts (staff_id, product_id, draft, saved_at)
    values (${staff.id}::uuid, ${product.id}::uuid, ${JSON.stringify(draft)}::jsonb, portal_now())
    on conflict (staff_id, product_id) do update set draft = excluded.draft, saved_at = excluded.saved_at`
  return 'kept'
}

/** What the same person typed last; nothing where they typed nothing today. */
export async function findDraft(
  staff: Authorised<'products.manage'>,
  productId: string,
): Promise<Partial<ProductItem>> {
  const row = await db().productDraft.findUnique({
    where: { staffId_productId: { staffId: staff.id, productId } },
    select: { draft: true },
  })
  return Object(row?.draft ?? {})
}

/** One key as settings would have it; none where it is wrong. */
function usable(slug: string, key: string, value: unknown): object {
  const parsed = parseSettings({ products: [{ slug, [key]: value }] })
  const [product] = parsed.kind === 'ok' ? parsed.settings.products : []
  return product ? { [key]: product[key as keyof typeof product] } : {}
}
