'use client'

import { use } from 'react'
import { FormAnswers } from './form-answers'

/** `prefix` is read out before the error, which looks like one only to those who see it. */
export function FieldError({ id, prefix }: { id: string; prefix: string }) {
  const error = use(FormAnswers).errors[id]
  if (!error) return null
  return (
    <p id={`${id}-error`} className="text-sm font-medium text-danger">
      <span className="sr-only">{prefix} </span>
      {error}
    </p>
  )
}
