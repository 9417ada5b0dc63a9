'use client'

import { use, type AllHTMLAttributes } from 'react'
import { FormAnswers } from './form-answers'

export type ControlProps = Omit<AllHTMLAttributes<HTMLElement>, 'as'> & { id: string }

/** The part of a field that takes the answer. Its name is its id. */
export function Control({ as: Element, id, ...rest }: ControlProps & { as: 'input' | 'select' }) {
  const { values, errors } = use(FormAnswers)
  const value = values[id]
  const wrong = errors[id] !== undefined
  return (
    <Element
      id={id}
      name={id}
      aria-invalid={wrong || undefined}
      aria-describedby={wrong ? `${id}-error` : undefined}
      {...(typeof value === 'boolean' ? { defaultChecked: value } : { defaultValue: value })}
      {...rest}
    />
  )
}
