import type { ComponentProps } from 'react'
import { FieldError } from './field-error'
import { controlAria, type FieldTexts } from './field-frame'

type CheckboxFieldProps = Omit<ComponentProps<'input'>, 'id' | 'type'> & { id: string; texts: FieldTexts }

export function CheckboxField({ id, texts, ...rest }: CheckboxFieldProps) {
  return (
    <div className="flex flex-col gap-1.5">
      <FieldError id={id} error={texts.error} prefix={texts.errorPrefix} />
      <label htmlFor={id} className="flex cursor-pointer items-start gap-3">
        <input
          id={id}
          name={id}
          type="checkbox"
          className="size-6 shrink-0 cursor-pointer accent-accent"
          {...controlAria(id, texts.error)}
          {...rest}
        />
        <span className="text-sm/6">{texts.label}</span>
      </label>
    </div>
  )
}
