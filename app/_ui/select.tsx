import type { ComponentProps, ReactNode } from 'react'
import { controlLook } from './field-frame'
import { ChevronIcon } from './icons'

export const selectLook = `${controlLook} appearance-none pr-11`

/** The arrow of ours, around a list to choose from that has `selectLook`. */
export function SelectFrame({ children }: { children: ReactNode }) {
  return (
    <span className="relative block">
      {children}
      <ChevronIcon className="pointer-events-none absolute top-1/2 right-3.5 size-5 -translate-y-1/2 text-muted" />
    </span>
  )
}

export function Select(props: ComponentProps<'select'>) {
  return (
    <SelectFrame>
      <select className={selectLook} {...props} />
    </SelectFrame>
  )
}
