import clsx from 'clsx'
import type { ComponentProps } from 'react'
import { buttonLook, type ButtonTone } from './button-look'

/**
 * A plain link: each public page brings its own Content-Security-Policy, which a change of page inside the browser
 * would not pick up.
 */
export function LinkButton({
  tone = 'primary',
  className,
  ...rest
}: ComponentProps<'a'> & { tone?: ButtonTone }) {
  return <a className={clsx(buttonLook.base, buttonLook[tone], className)} {...rest} />
}
