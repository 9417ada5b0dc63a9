import { ChevronDown, CircleCheck, Clock, Frown, type IconNode, Meh, Smile } from 'lucide'
import { createElement } from 'react'

/*
 * Lucide's drawings as plain data: its React package brings client components, which people on phones would pay for.
 * All are decoration and hidden from screen readers.
 */
export const ClockIcon = iconOf(Clock)
export const CheckIcon = iconOf(CircleCheck)
export const ChevronIcon = iconOf(ChevronDown)
export const GoodIcon = iconOf(Smile)
export const FairIcon = iconOf(Meh)
export const PoorIcon = iconOf(Frown)

export function iconOf(drawing: IconNode) {
  return function Icon({ className }: { className: string }) {
    return (
      <svg
        aria-hidden="true"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
        className={`shrink-0 ${className}`}
      >
        {drawing.map(([tag, attributes], index) => createElement(tag, { key: index, ...attributes }))}
      </svg>
    )
  }
}
