import { Button } from '@/app/_ui/button'
import { Spinner } from '@/app/_ui/spinner'
import { VisuallyHidden } from '@/app/_ui/visually-hidden'

/** Never disabled: a disabled button cannot be found or explained. The form ignores a second click by itself. */
export function SignupSubmit({ label, progress }: { label: string; progress: string | null }) {
  return (
    <div>
      <Button type="submit" className="w-full">
        {progress ? <Spinner /> : null}
        {progress ?? label}
      </Button>
      <div role="status">
        <VisuallyHidden>{progress}</VisuallyHidden>
      </div>
    </div>
  )
}
