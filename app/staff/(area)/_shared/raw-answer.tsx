import type { ShownAnswer } from '@/lib/frame/check/check-step'
import { CodeBlock } from './code-block'

/** An answer of Frame as it came, masked before it got here. */
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
  return <CodeBlock label={`Raw answer: ${about}`} text={text.join('\n')} wraps />
}
