import { LinkButton } from '@/app/_ui/link-button'
import { paths } from '@/lib/paths'
import { listConnectionNames } from '@/lib/products/staff/find-product-for-staff'
import { requireStaff } from '@/lib/staff/require-staff'
import { StaffPage } from '../staff-page'
import { NewProductForm } from './new-product-form'

type Parameter = string | string[] | undefined
type NewProductPageProps = { searchParams: Promise<{ connection?: Parameter; tokensUrl?: Parameter }> }

export default async function NewProductPage({ searchParams }: NewProductPageProps) {
  const staff = await requireStaff('products.manage')
  const [connections, { connection, tokensUrl }] = await Promise.all([
    listConnectionNames(staff),
    searchParams,
  ])
  // The page of a connection says which one, and where its tokens come from.
  const initial = { connection: shortText(connection), tokensUrl: shortText(tokensUrl) }
  return (
    <StaffPage title="Add a product">
      {connections.length === 0 ? (
        <>
          <p className="max-w-prose text-lg text-muted">
            A product gets its tokens from a connection to Frame, and there is none yet. Add one first.
          </p>
          <div>
            <LinkButton href={paths.staffConnections}>Go to the connections</LinkButton>
          </div>
        </>
      ) : (
        <>
          <p className="max-w-prose text-muted">
            It starts paused and with cautious quotas. Everything can be changed before it is published.
          </p>
          <div className="max-w-prose">
            <NewProductForm connections={connections} initial={initial} />
          </div>
        </>
      )}
    </StaffPage>
  )
}

function shortText(given: Parameter): string {
  return typeof given === 'string' && given.length <= 4_000 ? given : ''
}
