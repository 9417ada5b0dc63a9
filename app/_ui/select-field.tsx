import { Control, type ControlProps } from './control'
import { controlLook, FieldFrame, type FieldTexts } from './field-frame'
import { ChevronIcon } from './icons'
import { Options } from './options'

type SelectFieldProps = ControlProps & { texts: FieldTexts; options: { [value: string]: string } }

export function SelectField({ id, texts, options, ...rest }: SelectFieldProps) {
  return (
    <FieldFrame id={id} texts={texts}>
      <div className="relative">
        <Control as="select" id={id} className={`${controlLook} appearance-none pr-11`} {...rest}>
          <Options of={options} />
        </Control>
        <ChevronIcon className="pointer-events-none absolute top-1/2 right-3.5 size-5 -translate-y-1/2 text-muted" />
      </div>
    </FieldFrame>
  )
}
