import { X } from 'lucide'
import { iconOf } from '@/app/_ui/icons'
import { VisuallyHidden } from '@/app/_ui/visually-hidden'

const RemoveIcon = iconOf(X)

/** `without`: the address of the same page without it. */
export type FilterChip = { name: string; label: string; value: string; without: string }

/** What a page is narrowed by; each can be taken away, and all at once. */
export function FilterChips({ chips, withoutAll }: { chips: FilterChip[]; withoutAll: string }) {
  if (chips.length === 0) return null
  return (
    <ul aria-label="Filters" className="flex flex-wrap items-center gap-2">
      {chips.map(({ name, label, value, without }) => (
        <li key={name}>
          <a
            href={without}
            className="inline-flex min-h-11 items-center gap-2 rounded-md border border-accent bg-accent-soft px-3 hover:bg-surface"
          >
            <VisuallyHidden>Take away the filter</VisuallyHidden>
            <span className="text-muted">{label}</span>
            <span className="break-all">{value}</span>
            <RemoveIcon className="size-4 shrink-0 print:hidden" />
          </a>
        </li>
      ))}
      {chips.length > 1 ? (
        <li className="print:hidden">
          <a href={withoutAll} className="px-2 py-3 font-medium text-accent hover:underline">
            Take all away
          </a>
        </li>
      ) : null}
    </ul>
  )
}
