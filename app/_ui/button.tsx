import type { ComponentProps } from 'react'
import { buttonLook, type ButtonTone } from './button-look'

type ButtonProps = ComponentProps<'button'> & { tone?: ButtonTone }

export function Button({ tone = 'primary', className = '', ...rest }: ButtonProps) {
  return <button type="button" className={`${buttonLook(tone)} cursor-pointer ${className}`} {...rest} />
}
