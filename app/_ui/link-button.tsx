import type { ComponentProps } from 'react'
import { buttonLook, type ButtonTone } from './button-look'

type LinkButtonProps = ComponentProps<'a'> & { tone?: ButtonTone }

/**
 * A plain link: each public page brings its own Content-Security-Policy, which a change of page inside the browser
 * would not pick up.
 */
export function LinkButton({ tone = 'primary', className = '', ...rest }: LinkButtonProps) {
  return <a className={`${buttonLook(tone)} ${className}`} {...rest} />
}
