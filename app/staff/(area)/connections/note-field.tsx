'use client'

import { use } from 'react'
import { controlLook, FieldFrame } from '@/app/_ui/field-frame'
import { FormAnswers } from '@/app/_ui/form-answers'

/** Whatever administrators want to remember of a connection, such as its subscription. */
export function NoteField() {
  const { values, errors } = use(FormAnswers)
  const { note } = values
  return (
    <FieldFrame
      id="note"
      texts={{ label: 'Note', remark: 'such as the subscription and who renews it', errorPrefix: 'Error:' }}
    >
      <textarea
        id="note"
        name="note"
        rows={3}
        defaultValue={typeof note === 'string' ? note : ''}
        aria-invalid={errors['note'] !== undefined || undefined}
        aria-describedby={errors['note'] === undefined ? undefined : 'note-error'}
        className={controlLook}
      />
    </FieldFrame>
  )
}
