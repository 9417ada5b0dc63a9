import { Button } from '@/app/_ui/button'
import { controlLook } from '@/app/_ui/field-frame'
import { paths } from '@/lib/paths'
import { filterNames } from '@/lib/reports/dimensions'
import { presetLabels } from '@/lib/reports/labels'
import { presets, type ReportQuery } from '@/lib/reports/parse-report-query'
import { dashboardLink } from './dashboard-link'

/** The time that is looked at: by one click, or from day to day. */
export function RangeForm({ query, timeZone }: { query: ReportQuery; timeZone: string }) {
  return (
    <div className="flex flex-col gap-4 print:hidden">
      <nav aria-label="Range">
        <ul className="flex flex-wrap gap-2">
          {presets.map((preset) => (
            <li key={preset}>
              <a
                href={dashboardLink(query, { range: preset })}
                aria-current={query.range === preset ? 'true' : undefined}
                className="inline-flex min-h-11 items-center rounded-md border border-field bg-surface px-3 transition-colors hover:border-accent hover:text-accent aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:font-semibold"
              >
                {presetLabels[preset]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form action={paths.staff} aria-label="Exact days" className="flex flex-wrap items-end gap-3">
        <DayField name="from" label="From" value={query.from} />
        <DayField name="to" label="To" value={query.to} />
        {filterNames.map((name) =>
          query.filters[name] === undefined ? null : (
            <input key={name} type="hidden" name={name} value={query.filters[name]} />
          ),
        )}
        <input type="hidden" name="metric" value={query.metric} />
        {query.all ? <input type="hidden" name="all" value={query.all} /> : null}
        <Button type="submit" tone="quiet">
          Show
        </Button>
        <p className="pb-3 text-sm text-muted">Days of {timeZone}</p>
      </form>
    </div>
  )
}

function DayField({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <label className="flex flex-col gap-1.5 text-sm font-medium">
      {label}
      <input type="date" name={name} defaultValue={value} required className={`${controlLook} text-base`} />
    </label>
  )
}
