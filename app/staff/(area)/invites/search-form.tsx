import { Button } from '@/app/_ui/button'
import { controlLook } from '@/app/_ui/field-frame'
import { Select } from '@/app/_ui/select'
import { inviteStates } from '@/lib/invites/staff/invite-state'
import type { InviteQuery } from '@/lib/invites/staff/parse-invite-query'
import { paths } from '@/lib/paths'
import { inviteStateName } from './invite-state-mark'

type SearchFormProps = {
  query: InviteQuery
  products: { slug: string; name: string }[]
  /** None for somebody who sees their own only. */
  owners: string[]
}

/** Asks by GET, so that every list has an address of its own; what it does not change goes along. */
export function SearchForm({ query, products, owners }: SearchFormProps) {
  return (
    <form
      action={paths.staffInvites}
      role="search"
      aria-label="Invites"
      className="grid items-end gap-4 sm:grid-cols-2 xl:grid-cols-[2fr_1fr_1fr_1fr_auto]"
    >
      <label className="flex min-w-0 flex-col gap-1.5 font-medium">
        Label, recipient, opportunity or owner
        <input type="search" name="q" defaultValue={query.search} maxLength={200} className={controlLook} />
      </label>
      <Choice
        name="product"
        label="Product"
        value={query.product}
        options={products.map(({ slug, name }) => [slug, name])}
        all="All"
      />
      <Choice
        name="state"
        label="State"
        value={query.state}
        options={inviteStates.map((state) => [state, inviteStateName(state)])}
        all="Not archived"
      />
      {owners.length > 0 ? (
        <Choice
          name="owner"
          label="Owner"
          value={query.owner}
          options={owners.map((owner) => [owner, owner])}
          all="All"
        />
      ) : null}
      {query.importId ? <input type="hidden" name="import" value={query.importId} /> : null}
      <Button type="submit">Search</Button>
    </form>
  )
}

type ChoiceProps = {
  name: string
  label: string
  value: string | null
  options: (readonly [string, string])[]
  all: string
}

function Choice({ name, label, value, options, all }: ChoiceProps) {
  return (
    <label className="flex min-w-0 flex-col gap-1.5 font-medium">
      {label}
      <Select name={name} defaultValue={value ?? ''}>
        <option value="">{all}</option>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </Select>
    </label>
  )
}
