'use client'

import { useEffect, useRef } from 'react'

type Problem = { href: string; text: string }

/**
 * The GOV.UK error summary. It takes the focus each time `occasion` changes, so that a second failed attempt is
 * read out too; `autoFocus` does the same for people without JavaScript.
 */
export function ErrorSummary({
  heading,
  text,
  problems,
  occasion,
}: {
  heading: string
  text?: string
  problems: Problem[]
  occasion: unknown
}) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [occasion])

  return (
    <div
      ref={box}
      tabIndex={-1}
      autoFocus
      className="rounded-md border-2 border-danger bg-danger-soft px-4 py-3.5"
    >
      <div role="alert" className="flex flex-col gap-2">
        <h2 className="font-semibold">{heading}</h2>
        {text ? <p>{text}</p> : null}
        {problems.length > 0 ? <ProblemList problems={problems} /> : null}
      </div>
    </div>
  )
}

function ProblemList({ problems }: { problems: Problem[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {problems.map((problem) => (
        <li key={problem.href}>
          <a
            href={problem.href}
            className="inline-block py-0.5 font-medium text-danger underline underline-offset-3"
          >
            {problem.text}
          </a>
        </li>
      ))}
    </ul>
  )
}
