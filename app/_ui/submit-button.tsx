import { Button } from './button'
import type { ButtonTone } from './button-look'
import { Spinner } from './spinner'
import { VisuallyHidden } from './visually-hidden'

type SubmitButtonProps = {
  label: string
  /** What the label is about, where a page has several alike; only read out. */
  about?: string
  /** Said instead of the label while the form is on its way. */
  progress: string | null
  tone?: ButtonTone
  className?: string
  /** What tells the form which of several buttons was pressed. */
  name?: string
  value?: string
}

/** Never disabled: a disabled button cannot be found or explained. The form ignores a second click by itself. */
export function SubmitButton({
  label,
  about,
  progress,
  tone,
  className = 'w-full',
  ...rest
}: SubmitButtonProps) {
  return (
    <div>
      <Button type="submit" tone={tone} className={className} {...rest}>
        {progress ? <Spinner /> : null}
        {progress ?? label}
        {about ? <VisuallyHidden>{about}</VisuallyHidden> : null}
      </Button>
      <div role="status">
        <VisuallyHidden>{progress}</VisuallyHidden>
      </div>
    </div>
  )
}
