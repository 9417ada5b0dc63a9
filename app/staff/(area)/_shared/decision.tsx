import type { ReactNode } from 'react'
import { Button } from '@/app/_ui/button'

type DecisionProps = {
  action: (form: FormData) => Promise<void>
  /** The hidden field that names what is decided about. */
  about: { field: string; id: string }
  what: string
  label: string
  hint: string
  children?: ReactNode
}

/** One thing that can be done, as a form of its own: a button, what it does, and what it needs to know. */
export function Decision({ action, about, what, label, hint, children }: DecisionProps) {
  return (
    <form action={action} className="flex flex-col gap-2">
      <input type="hidden" name={about.field} value={about.id} />
      <input type="hidden" name="what" value={what} />
      <div className="flex flex-wrap items-end gap-3">
        {children}
        <Button type="submit" tone="quiet" aria-describedby={`${what}-hint`}>
          {label}
        </Button>
      </div>
      <p id={`${what}-hint`} className="text-sm text-muted">
        {hint}
      </p>
    </form>
  )
}
