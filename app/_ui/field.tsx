import type { ComponentProps } from 'react'
import { controlAria, controlLook, FieldFrame, type FieldTexts } from './field-frame'

type FieldProps = Omit<ComponentProps<'input'>, 'id'> & { id: string; texts: FieldTexts }

export function Field({ id, texts, ...rest }: FieldProps) {
  return (
    <FieldFrame id={id} texts={texts}>
      <input
        id={id}
        name={id}
        className={controlLook(texts.error)}
        {...controlAria(id, texts.error)}
        {...rest}
      />
    </FieldFrame>
  )
}
