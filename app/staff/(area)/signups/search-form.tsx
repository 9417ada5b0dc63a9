import { Button } from '@/app/_ui/button'
import { controlLook } from '@/app/_ui/field-frame'
import { Select } from '@/app/_ui/select'
import { paths } from '@/lib/paths'
import { filterNames } from '@/lib/reports/dimensions'
import { signupStates } from '@/lib/signups/staff/listed-signup'
import type { SignupQuery } from '@/lib/signups/staff/parse-signup-query'
import { stateNames } from './signup-state'

/** Asks by GET, so that every list has an address of its own; what it does not change goes along. */
export function SearchForm({ query }: { query: SignupQuery }) {
  const { search, state, step, days, report } = query
  return (
    <form
      action={paths.staffSignups}
      role="search"
      aria-label="Signups"
      className="grid grid-cols-2 items-end gap-4 xl:grid-cols-[2fr_1fr_auto_auto_auto]"
    >
      <label className="col-span-2 flex flex-col gap-1.5 font-medium sm:col-span-1">
        Name, address, company or id
        <input type="search" name="q" defaultValue={search} maxLength={200} className={controlLook} />
      </label>
      <label className="col-span-2 flex flex-col gap-1.5 font-medium sm:col-span-1">
        State
        <Select name="state" defaultValue={state ?? ''}>
          <option value="">All</option>
          {signupStates.map((each) => (
            <option key={each} value={each}>
              {stateNames[each]}
            </option>
          ))}
        </Select>
      </label>
      <label className="flex min-w-0 flex-col gap-1.5 font-medium">
        From
        <input type="date" name="from" defaultValue={days?.from ?? ''} className={controlLook} />
      </label>
      <label className="flex min-w-0 flex-col gap-1.5 font-medium">
        To
        <input type="date" name="to" defaultValue={days?.to ?? ''} className={controlLook} />
      </label>
      {filterNames.map((name) =>
        report.filters[name] === undefined ? null : (
          <input key={name} type="hidden" name={name} value={report.filters[name]} />
        ),
      )}
      {step ? <input type="hidden" name="step" value={step} /> : null}
      <Button type="submit" className="col-span-2 xl:col-span-1">
        Search
      </Button>
    </form>
  )
}
