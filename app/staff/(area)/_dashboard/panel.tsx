import type { ReactNode } from 'react'
import { Card } from '@/app/_ui/card'
import { VisuallyHidden } from '@/app/_ui/visually-hidden'
import { paths } from '@/lib/paths'
import { reportSearch, type ReportQuery } from '@/lib/reports/parse-report-query'
import type { Panel as PanelName } from '@/lib/reports/report-csv'

type PanelProps = {
  name: PanelName
  title: string
  hint?: string
  query: ReportQuery
  isWide?: boolean
  children: ReactNode
}

/** A part of the dashboard: its heading, what it shows, and the same as a file. */
export function Panel({ name, title, hint, query, isWide = false, children }: PanelProps) {
  return (
    <section
      id={name}
      aria-labelledby={`${name}-heading`}
      className={`min-w-0 scroll-mt-4 break-inside-avoid ${isWide ? 'lg:col-span-2' : ''}`}
    >
      <Card className="flex h-full flex-col gap-4 p-4 sm:p-6">
        <div className="flex items-start justify-between gap-4">
          <div>
            <h2 id={`${name}-heading`} className="text-lg font-semibold">
              {title}
            </h2>
            {hint ? <p className="text-sm text-muted">{hint}</p> : null}
          </div>
          <a
            href={`${paths.staffReport(name)}${reportSearch(query)}`}
            download
            className="inline-flex min-h-9 items-center rounded-md px-1 text-sm font-medium whitespace-nowrap text-accent hover:underline print:hidden"
          >
            CSV<VisuallyHidden> of {title}</VisuallyHidden>
          </a>
        </div>
        {children}
      </Card>
    </section>
  )
}
