'use client'

import { Spinner } from '@/app/_ui/spinner'
import type { SignupTexts } from './signup-texts'
import type { Captcha } from './use-captcha'

/**
 * Shows how far the check is. The box ticks itself; a person needs it only to start over. ALTCHA's own element
 * works out of sight and leaves its answer in the field `altcha`.
 */
export function CaptchaField({ captcha, texts }: { captcha: Captcha; texts: SignupTexts['captcha'] }) {
  const { state } = captcha
  return (
    <div className="flex min-h-18 items-center gap-3 rounded-md border border-line bg-page px-4 py-3 noscript:hidden">
      <input
        id="captcha"
        type="checkbox"
        checked={state === 'done'}
        onChange={({ currentTarget: { form } }) => form && captcha.start(form)}
        aria-describedby="captcha-status"
        className="size-6 shrink-0 cursor-pointer accent-success"
      />
      <div className="flex-1">
        <label htmlFor="captcha" className="block cursor-pointer font-medium">
          {texts.label}
        </label>
        <p id="captcha-status" role="status" className="text-sm text-muted">
          {texts[state]}
        </p>
      </div>
      {state === 'checking' ? <Spinner /> : null}
    </div>
  )
}
