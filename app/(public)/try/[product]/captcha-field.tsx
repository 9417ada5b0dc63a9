import type { RefObject } from 'react'
import { FieldError } from '@/app/_ui/field-error'
import { Spinner } from '@/app/_ui/icons'
import type { SignupTexts } from './signup-texts'
import type { CaptchaState } from './use-captcha'

/**
 * Shows how far the check is. The box ticks itself; a person needs it only to start over. ALTCHA's own element
 * works out of sight and leaves its answer in the field `altcha`.
 */
export function CaptchaField({
  state,
  container,
  onStart,
  error,
  texts,
}: {
  state: CaptchaState
  container: RefObject<HTMLDivElement | null>
  onStart: () => void
  error: string | undefined
  texts: SignupTexts
}) {
  return (
    <div className="flex flex-col gap-1.5">
      <FieldError id="captcha" error={error} prefix={texts.form.errorPrefix} />
      <div className="flex min-h-18 items-center gap-3 rounded-md border border-line bg-page px-4 py-3 noscript:hidden">
        <input
          id="captcha"
          type="checkbox"
          checked={state === 'done'}
          onChange={onStart}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'captcha-error captcha-status' : 'captcha-status'}
          className="size-6 shrink-0 cursor-pointer accent-success"
        />
        <div className="flex-1">
          <label htmlFor="captcha" className="block cursor-pointer font-medium">
            {texts.captcha.label}
          </label>
          <p id="captcha-status" role="status" className="text-sm text-muted">
            {texts.captcha[state]}
          </p>
        </div>
        {state === 'checking' ? <Spinner /> : null}
      </div>
      <div ref={container} hidden />
    </div>
  )
}
