import clsx from 'clsx'
import type { ComponentProps } from 'react'
import { buttonLook, type ButtonTone } from './button-look'

export function Button({
  tone = 'primary',
  className,
  ...rest
}: ComponentProps<'button'> & { tone?: ButtonTone }) {
  return (
    <button
      type="button"
      className={clsx(buttonLook.base, buttonLook[tone], 'cursor-pointer', className)}
      {...rest}
    />
  )
}
