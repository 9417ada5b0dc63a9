import { Notice } from '@/app/_ui/notice'
import type { Messages } from '@/messages'

/** Heading, a word to those without JavaScript, and a trap for programs that fill in everything. */
export function FormOpening({ messages, withCaptcha }: { messages: Messages; withCaptcha: boolean }) {
  return (
    <>
      <h2 id="form-heading" className="text-xl font-semibold">
        {messages.signup.formHeading}
      </h2>
      {withCaptcha ? (
        <noscript>
          <Notice tone="warning">{messages.captcha.withoutJavaScript}</Notice>
        </noscript>
      ) : null}
      <div aria-hidden="true" className="sr-only">
        <label>
          {messages.signup.honeypot}
          <input name="website" type="text" tabIndex={-1} autoComplete="off" defaultValue="" />
        </label>
      </div>
    </>
  )
}
