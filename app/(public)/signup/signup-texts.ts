import type { Messages } from '@/messages'

/** The sentences that the form itself chooses from in the browser; all others come with its markup or its state. */
export function signupTexts(
  { signup, captcha, titleOf, errorTitle }: Messages,
  names: { product: string; portal: string; title?: string },
) {
  const title = titleOf(names.title ?? signup.title(names.product), names.portal)
  const { label, idle, checking, done, failed } = captcha
  return {
    title,
    errorTitle: errorTitle(title),
    submit: signup.submit,
    starting: signup.starting,
    didYouMean: signup.didYouMean,
    unreachable: { reason: null, heading: signup.unreachable, text: signup.unreachableNext },
    captcha: { label, idle, checking, done, failed },
  }
}

export type SignupTexts = ReturnType<typeof signupTexts>
