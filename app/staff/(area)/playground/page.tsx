import { Button } from '@/app/_ui/button'
import { LinkButton } from '@/app/_ui/link-button'
import { SelectField } from '@/app/_ui/select-field'
import { paths } from '@/lib/paths'
import { listPlaygroundProducts, type PlaygroundProduct } from '@/lib/playground/list-playground-products'
import { findPreSessionScript } from '@/lib/sessions/find-pre-session-script'
import { requireStaff } from '@/lib/staff/require-staff'
import type { StaffPerson } from '@/lib/staff/staff-person'
import { Nothing } from '../_shared/nothing'
import { StaffPage } from '../staff-page'
import { PlaygroundForm } from './playground-form'
import type { PlaygroundValues } from './playground-state'
import { PreSessionScriptCard } from './pre-session-script'

type PlaygroundPageProps = { searchParams: Promise<{ product?: string | string[] }> }

export default async function PlaygroundPage({ searchParams }: PlaygroundPageProps) {
  const staff = await requireStaff('playground.use')
  const [products, { product: wished }] = await Promise.all([listPlaygroundProducts(staff), searchParams])
  const product = products.find(({ slug }) => slug === wished) ?? products[0]
  if (!product) return <NoProduct />
  return (
    <StaffPage title="Playground">
      <p className="max-w-prose text-muted">
        A token as prospects get one, without a signup: it takes no place in a quota, is in no report, and its
        metadata says that staff made it.
      </p>
      {products.length > 1 ? <ChooseProduct products={products} chosen={product} /> : null}
      <PlaygroundForm key={product.slug} product={product} initial={initialValues(product, staff)} />
      <PreSessionScriptCard product={product} script={await findPreSessionScript(product.slug)} />
    </StaffPage>
  )
}

/** A form of its own, so that the metadata and the script of a product come with it. */
function ChooseProduct({ products, chosen }: { products: PlaygroundProduct[]; chosen: PlaygroundProduct }) {
  return (
    <form action={paths.staffPlayground()} className="flex flex-wrap items-end gap-4">
      <div className="min-w-0 flex-1 basis-64 sm:max-w-form">
        <SelectField
          id="product"
          texts={{ label: 'Product', errorPrefix: '' }}
          options={Object.fromEntries(products.map(({ slug, name }) => [slug, name]))}
          defaultValue={chosen.slug}
        />
      </div>
      <Button type="submit" tone="quiet">
        Choose
      </Button>
    </form>
  )
}

function initialValues({ slug, metadata }: PlaygroundProduct, staff: StaffPerson): PlaygroundValues {
  const [firstName = '', ...others] = staff.name.split(' ')
  const rows = Object.entries(metadata).flatMap(([key, value], index) => [
    [`key${index + 1}`, key],
    [`value${index + 1}`, String(value)],
  ])
  return {
    product: slug,
    firstName,
    lastName: others.join(' '),
    email: staff.email,
    ...Object.fromEntries(rows),
  }
}

function NoProduct() {
  return (
    <StaffPage title="Playground">
      <Nothing>There is no product to ask for a token for. Add a connection and a product first.</Nothing>
      <div>
        <LinkButton href={paths.staffConnections}>Connections</LinkButton>
      </div>
    </StaffPage>
  )
}
