import { LinkButton } from '@/app/_ui/link-button'
import { listProductsForStaff, type ListedProduct } from '@/lib/products/staff/list-products-for-staff'
import { requireStaff } from '@/lib/staff/require-staff'
import { paths } from '@/lib/paths'
import { Nothing } from '../_shared/nothing'
import { StaffPage } from '../staff-page'
import { ProductState } from './product-state'

export default async function ProductsPage() {
  const staff = await requireStaff('products.manage')
  const products = await listProductsForStaff(staff)
  return (
    <StaffPage title="Products">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <p className="max-w-prose text-muted">What prospects can try, and how it stands at this moment.</p>
        <LinkButton href={paths.staffNewProduct}>Add a product</LinkButton>
      </div>
      {products.length === 0 ? (
        <Nothing>
          There is no product yet. Add one: it starts paused, so nothing is public before you say so.
        </Nothing>
      ) : (
        <ul className="flex flex-col border-b border-line">
          {products.map((product) => (
            <Row key={product.slug} product={product} />
          ))}
        </ul>
      )}
    </StaffPage>
  )
}

function Row({ product: { slug, name, connection, state, running, today } }: { product: ListedProduct }) {
  return (
    <li className="grid items-center gap-x-6 gap-y-2 border-t border-line py-4 sm:grid-cols-[1fr_12rem_12rem]">
      <div className="min-w-0">
        <a
          href={paths.staffProduct(slug)}
          className="text-lg font-semibold break-words text-accent underline-offset-3 hover:underline"
        >
          {name}
        </a>
        <p className="text-sm break-words text-muted">
          {paths.try(slug)}, on the connection {connection}
        </p>
      </div>
      <ProductState state={state} />
      <p className="tabular-nums">
        {running} running
        <span className="block text-sm text-muted">{today} begun today</span>
      </p>
    </li>
  )
}
