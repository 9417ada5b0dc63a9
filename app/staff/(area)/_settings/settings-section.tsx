import type { ReactNode } from 'react'
import { Card } from '@/app/_ui/card'

type SettingsSectionProps = { id: string; title: string; hint?: string; children: ReactNode }

/** Settings that belong together, under a heading of their own. */
export function SettingsSection({ id, title, hint, children }: SettingsSectionProps) {
  return (
    <section aria-labelledby={id}>
      <Card className="flex flex-col gap-5 p-5 sm:p-6">
        <div className="flex flex-col gap-1">
          <h2 id={id} className="text-lg font-semibold">
            {title}
          </h2>
          {hint ? <p className="max-w-prose text-sm text-muted">{hint}</p> : null}
        </div>
        {children}
      </Card>
    </section>
  )
}
