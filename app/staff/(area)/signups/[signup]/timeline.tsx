import type { FoundSignup } from '@/lib/signups/staff/find-signup'
import { Moment } from '../../_shared/moment'

/** What happened to a signup, and when. */
export function Timeline({ entries }: { entries: FoundSignup['timeline'] }) {
  return (
    <ol className="flex flex-col gap-3 border-l-2 border-line pl-4">
      {entries.map(({ at, words }, index) => (
        <li key={index}>
          <Moment at={at} className="block text-sm text-muted" />
          <span className="block break-words first-letter:uppercase">{words}</span>
        </li>
      ))}
    </ol>
  )
}
