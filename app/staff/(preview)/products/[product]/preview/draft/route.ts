import { absoluteUrl, paths } from '@/lib/paths'
import { previewQuery } from '@/lib/products/staff/preview-query'
import { keepDraft } from '@/lib/products/staff/product-draft'
import { readProductForm } from '@/lib/products/staff/read-product-form'
import { readForm } from '@/lib/staff/read-form'
import { requireStaffInHandler } from '@/lib/staff/require-staff'

/** Takes what is typed in the editor, and leads to the preview of it. Nothing of the product changes. */
export async function POST(request: Request, { params }: { params: Promise<{ product: string }> }) {
  const staff = await requireStaffInHandler('products.manage')
  if (staff instanceof Response) return staff
  const [{ product: slug }, form] = await Promise.all([params, readForm(request)])
  if ((await keepDraft(staff, slug, readProductForm(form))) === 'no-product') {
    return new Response('There is no such product.\n', { status: 404 })
  }
  const query = previewQuery((name) => form.get(`preview.${name}`))
  return Response.redirect(absoluteUrl(`${paths.staffProductPreview(slug)}${query}`), 303)
}
