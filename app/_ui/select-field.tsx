import type { ComponentProps } from 'react'
import { ChevronIcon } from './icons'
import { controlAria, controlLook, FieldFrame, type FieldTexts } from './field-frame'

type SelectFieldProps = Omit<ComponentProps<'select'>, 'id'> & {
  id: string
  texts: FieldTexts
  options: { value: string; label: string }[]
}

export function SelectField({ id, texts, options, ...rest }: SelectFieldProps) {
  return (
    <FieldFrame id={id} texts={texts}>
      <div className="relative">
        <select
          id={id}
          name={id}
          className={`${controlLook(texts.error)} appearance-none pr-11`}
          {...controlAria(id, texts.error)}
          {...rest}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronIcon className="pointer-events-none absolute top-1/2 right-3.5 size-5 -translate-y-1/2 text-muted" />
      </div>
    </FieldFrame>
  )
}
