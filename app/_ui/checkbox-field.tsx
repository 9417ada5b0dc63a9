import { Control, type ControlProps } from './control'
import { FieldError } from './field-error'
import type { FieldTexts } from './field-frame'

export function CheckboxField({ id, texts, ...rest }: ControlProps & { texts: FieldTexts }) {
  return (
    <div className="flex flex-col gap-1.5">
      <FieldError id={id} prefix={texts.errorPrefix} />
      <label htmlFor={id} className="flex cursor-pointer items-start gap-3">
        <Control
          as="input"
          id={id}
          type="checkbox"
          className="size-6 shrink-0 cursor-pointer accent-accent"
          {...rest}
        />
        <span className="text-sm/6">{texts.label}</span>
      </label>
    </div>
  )
}
