'use client'

import { use, type AllHTMLAttributes } from 'react'
import { controlLook } from '@/app/_ui/field-frame'
import { FieldError } from '@/app/_ui/field-error'
import { FormAnswers } from '@/app/_ui/form-answers'
import { Options } from '@/app/_ui/options'
import { SelectFrame, selectLook } from '@/app/_ui/select'
import { VisuallyHidden } from '@/app/_ui/visually-hidden'

type SettingFieldProps = Pick<
  AllHTMLAttributes<HTMLElement>,
  'inputMode' | 'rows' | 'maxLength' | 'spellCheck' | 'autoComplete' | 'placeholder' | 'required'
> & {
  /** The name of the field as well. */
  id: string
  label: string
  /** What the label is about, where a page has several alike; only read out. */
  about?: string
  /** What it is good for, below the label; read out with the field. */
  hint?: string
  /** For a choice. */
  options?: { [value: string]: string }
}

/** One setting in a form of the staff area: a line, several lines (with `rows`) or a choice (with `options`). */
export function SettingField({ id, label, about, hint, options, rows, ...rest }: SettingFieldProps) {
  const { values, errors } = use(FormAnswers)
  const wrong = errors[id] !== undefined
  const described = [hint && `${id}-hint`, wrong && `${id}-error`].filter(Boolean).join(' ')
  const control = {
    id,
    name: id,
    defaultValue: String(values[id] ?? ''),
    'aria-invalid': wrong || undefined,
    'aria-describedby': described || undefined,
    className: controlLook,
    ...rest,
  }
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
        {about ? <VisuallyHidden> {about}</VisuallyHidden> : null}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
      <FieldError id={id} prefix="Error:" />
      {options ? (
        <SelectFrame>
          <select {...control} className={selectLook}>
            <Options of={options} />
          </select>
        </SelectFrame>
      ) : rows ? (
        <textarea rows={rows} {...control} />
      ) : (
        <input {...control} />
      )}
    </div>
  )
}
