import type { ReactNode } from 'react'

type FactsProps = { of: readonly (readonly [name: string, value: ReactNode])[]; className?: string }

/** What something is, line by line; a fact without a value is left out. */
export function Facts({ of, className = 'flex flex-col gap-3' }: FactsProps) {
  return (
    <dl className={className}>
      {of.map(([name, value]) =>
        value === null || value === '' ? null : (
          <div key={name} className="min-w-0">
            <dt className="text-sm text-muted">{name}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
