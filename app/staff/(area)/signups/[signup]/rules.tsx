import type { FoundSignup } from '@/lib/signups/staff/find-signup'

/** The rules in the order they were judged, each with what it found. */
export function Rules({ rules }: { rules: FoundSignup['rules'] }) {
  if (rules.length === 0) return null
  return (
    <div
      className="overflow-x-auto"
      tabIndex={0}
      role="region"
      aria-label="Rules in the order they were judged"
    >
      <table className="w-full text-left text-sm">
        <thead className="text-muted">
          <tr>
            {['Rule', 'Found', 'Limit', 'Outcome'].map((head) => (
              <th key={head} scope="col" className="py-1.5 pr-4 font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rules.map(({ rule, input, threshold, outcome }, index) => (
            <tr key={index} className="border-t border-line align-top">
              <th scope="row" className="py-1.5 pr-4 font-medium">
                {rule}
              </th>
              <td className="py-1.5 pr-4 break-words">{input === null ? '' : String(input)}</td>
              <td className="py-1.5 pr-4 break-words">{threshold === null ? '' : String(threshold)}</td>
              <td className="py-1.5">{outcome}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
