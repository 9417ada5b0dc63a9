import type { ShownAnswer } from '@/lib/frame/check/check-step'

/** An answer of Frame as it came, masked before it got here. It scrolls by keyboard too. */
export function RawAnswer({
  answer: { asked, status, headers, body },
  about,
}: {
  answer: ShownAnswer
  about: string
}) {
  const text = [
    asked,
    '',
    `Status: ${status}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    '',
    body,
  ]
  return (
    <pre
      tabIndex={0}
      role="region"
      aria-label={`Raw answer: ${about}`}
      className="max-h-80 overflow-auto rounded-md border border-line bg-page p-3 text-sm whitespace-pre-wrap break-all"
    >
      {text.join('\n')}
    </pre>
  )
}
