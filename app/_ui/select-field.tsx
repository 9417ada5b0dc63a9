import { Control, type ControlProps } from './control'
import { FieldFrame, type FieldTexts } from './field-frame'
import { Options } from './options'
import { SelectFrame, selectLook } from './select'

type SelectFieldProps = ControlProps & { texts: FieldTexts; options: { [value: string]: string } }

export function SelectField({ id, texts, options, ...rest }: SelectFieldProps) {
  return (
    <FieldFrame id={id} texts={texts}>
      <SelectFrame>
        <Control as="select" id={id} className={selectLook} {...rest}>
          <Options of={options} />
        </Control>
      </SelectFrame>
    </FieldFrame>
  )
}
