import type { ReactNode } from 'react'

/** Instead of an empty list: why it is empty, and what to do. */
export function Nothing({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <div className="rounded-lg border border-dashed border-field p-8 text-center">
      {title ? <p className="font-semibold">{title}</p> : null}
      <p className={title ? 'mx-auto mt-1 max-w-prose text-muted' : undefined}>{children}</p>
    </div>
  )
}
