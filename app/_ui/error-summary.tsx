'use client'

import { useEffect, useRef } from 'react'

type ErrorSummaryProps = {
  heading: string
  text: string | null
  /** By the id of the field each is about. */
  errors: { readonly [field: string]: string }
  occasion: unknown
}

/**
 * The GOV.UK error summary. It takes the focus each time `occasion` changes, so that a second failed attempt is
 * read out too; `autoFocus` does the same for people without JavaScript.
 */
export function ErrorSummary({ heading, text, errors, occasion }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [occasion])
  const problems = Object.entries(errors)

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
        {problems.length > 0 ? (
          <ul className="flex flex-col gap-1">
            {problems.map(([field, error]) => (
              <li key={field}>
                <a
                  href={`#${field}`}
                  className="inline-block py-0.5 font-medium text-danger underline underline-offset-3"
                >
                  {error}
                </a>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  )
}
