import clsx from 'clsx'
import type { ComponentProps } from 'react'
import { controlAria, controlBorder, controlLook, FieldFrame, type FieldTexts } from './field-frame'

type SelectFieldProps = Omit<ComponentProps<'select'>, 'id'> & {
  id: string
  texts: FieldTexts
  options: { value: string; label: string }[]
}

export function SelectField({ id, texts, options, className, ...rest }: SelectFieldProps) {
  return (
    <FieldFrame id={id} texts={texts} className={className}>
      <div className="relative">
        <select
          id={id}
          name={id}
          className={clsx(controlLook, controlBorder(texts.error), 'appearance-none pr-11')}
          {...controlAria(id, texts.error)}
          {...rest}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Chevron />
      </div>
    </FieldFrame>
  )
}

function Chevron() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 20 20"
      className="pointer-events-none absolute top-1/2 right-3.5 size-5 -translate-y-1/2 fill-none stroke-muted stroke-2"
    >
      <path d="m5.5 8 4.5 4.5L14.5 8" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
