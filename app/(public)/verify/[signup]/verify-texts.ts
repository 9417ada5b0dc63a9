import type { Messages } from '@/messages'

export type VerifyTexts = ReturnType<typeof verifyTexts>

/** The sentences that the forms of the page need in the browser. */
export function verifyTexts(messages: Messages, portal: string) {
  const { verify, signup, refusal, trialForms } = messages
  const { title, code, codeHint, submit, checking, notArrived, notArrivedText, again, proved, goOn } = verify
  const { there, thereHint, here, confirming, done, doneNext } = verify.confirm
  return {
    pageTitle: messages.titleOf(title, portal),
    errorTitle: messages.errorTitle(messages.titleOf(title, portal)),
    title,
    code,
    codeHint,
    submit,
    checking,
    notArrived,
    notArrivedText,
    again,
    proved,
    goOn,
    confirm: { there, thereHint, here, confirming, done, doneNext },
    over: verify.over,
    problemHeading: signup.problemHeading,
    errorPrefix: signup.errorPrefix,
    unreachable: trialForms.unreachable,
    unreachableNext: trialForms.unreachableNext,
    tryAgain: refusal.tryAgain,
    openYourTrial: refusal.openYourTrial,
    otherProducts: refusal.otherProducts,
  }
}
