'use client'

import { use } from 'react'
import { FormAnswers } from '@/app/_ui/form-answers'

/** A setting that is on or off. */
export function SettingMark({ id, label, hint }: { id: string; label: string; hint?: string }) {
  const { values } = use(FormAnswers)
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="flex min-h-11 cursor-pointer items-center gap-3 font-medium">
        <input
          id={id}
          name={id}
          type="checkbox"
          defaultChecked={values[id] === true}
          aria-describedby={hint ? `${id}-hint` : undefined}
          className="size-6 shrink-0 cursor-pointer accent-accent"
        />
        {label}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="pl-9 text-sm text-muted">
          {hint}
        </p>
      ) : null}
    </div>
  )
}
