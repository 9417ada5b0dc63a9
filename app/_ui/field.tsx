import { Control, type ControlProps } from './control'
import { controlLook, FieldFrame, type FieldTexts } from './field-frame'

export function Field({ id, texts, ...rest }: ControlProps & { texts: FieldTexts }) {
  return (
    <FieldFrame id={id} texts={texts}>
      <Control as="input" id={id} className={controlLook} {...rest} />
    </FieldFrame>
  )
}
