import type { ComponentProps } from 'react'
import { controlLook, FieldFrame, type FieldTexts } from './field-frame'

type TextareaFieldProps = Omit<ComponentProps<'textarea'>, 'id'> & {
  id: string
  texts: Pick<FieldTexts, 'label' | 'remark'>
}

/** For a sentence of the person's own; nothing they write can be wrong. */
export function TextareaField({ id, texts, ...rest }: TextareaFieldProps) {
  return (
    <FieldFrame id={id} texts={{ ...texts, errorPrefix: '' }}>
      <textarea id={id} name={id} rows={3} maxLength={1_000} className={controlLook} {...rest} />
    </FieldFrame>
  )
}
