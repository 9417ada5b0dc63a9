import { VisuallyHidden } from './visually-hidden'

export function FieldError({ id, error, prefix }: { id: string; error: string | undefined; prefix: string }) {
  if (!error) return null
  return (
    <p id={`${id}-error`} className="text-sm font-medium text-danger">
      <VisuallyHidden>{prefix} </VisuallyHidden>
      {error}
    </p>
  )
}
