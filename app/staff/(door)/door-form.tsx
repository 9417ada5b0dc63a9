'use client'

import type { ReactNode } from 'react'
import type { ButtonTone } from '@/app/_ui/button-look'
import { Field } from '@/app/_ui/field'
import { FormAnswers } from '@/app/_ui/form-answers'
import { Notice } from '@/app/_ui/notice'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useStaffForm } from '@/app/staff/use-staff-form'
import type { DoorState } from './door-state'

type DoorField = {
  id: string
  label: string
  remark?: string
  type: 'email' | 'password' | 'text'
  autoComplete: string
}

type DoorFormProps = {
  action: (previous: DoorState, form: FormData) => Promise<DoorState>
  fields: DoorField[]
  hidden: { [name: string]: string }
  submit: { label: string; progress: string }
  tone?: ButtonTone
  /** What the fields hold before anything was sent. */
  initial?: { [field: string]: string }
  /** Between the fields and the button. */
  children?: ReactNode
}

/** A form of the pages before the sign-in. Passwords never come back from the server. */
export function DoorForm(props: DoorFormProps) {
  const { action: post, fields, hidden, submit: button, tone, initial = {}, children } = props
  const { state, pending, errors, summary, action, submit } = useStaffForm(post, { kind: 'idle' })
  if (state.kind === 'done') return <Notice>{state.text}</Notice>

  const values = state.kind === 'problem' ? state.values : initial
  return (
    <form action={action} onSubmit={submit} aria-busy={pending} noValidate className="flex flex-col gap-5">
      {summary}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormAnswers value={{ values, errors }}>
        {fields.map(({ id, label, remark, type, autoComplete }) => (
          <Field
            key={id}
            id={id}
            texts={{ label, remark, errorPrefix: 'Error:' }}
            type={type}
            autoComplete={autoComplete}
            autoCapitalize={type === 'text' ? 'words' : 'none'}
            spellCheck={false}
            required
          />
        ))}
      </FormAnswers>
      {children}
      <SubmitButton label={button.label} progress={pending ? button.progress : null} tone={tone} />
    </form>
  )
}
