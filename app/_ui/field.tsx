import clsx from 'clsx'
import type { ComponentProps } from 'react'
import { controlAria, controlBorder, controlLook, FieldFrame, type FieldTexts } from './field-frame'

type FieldProps = Omit<ComponentProps<'input'>, 'id'> & { id: string; texts: FieldTexts }

export function Field({ id, texts, className, ...rest }: FieldProps) {
  return (
    <FieldFrame id={id} texts={texts} className={className}>
      <input
        id={id}
        name={id}
        className={clsx(controlLook, controlBorder(texts.error))}
        {...controlAria(id, texts.error)}
        {...rest}
      />
    </FieldFrame>
  )
}
