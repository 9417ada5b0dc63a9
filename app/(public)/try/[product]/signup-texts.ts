import type { Messages } from '@/messages'

/** Where the form puts a moment that is known only later, in the browser's own time zone. */
export const momentMark = '{moment}'

/** The sentences of the form in one language, ready to travel: functions cannot be handed to a client component. */
export function signupTexts(messages: Messages, product: string) {
  const { signup, captcha, refusal, reasons, fieldProblems } = messages
  const title = messages.titleOf(signup.title(product))
  return {
    title,
    errorTitle: messages.errorTitle(title),
    refusedTitle: messages.titleOf(momentMark),
    form: {
      optional: signup.optional,
      email: signup.email,
      firstName: signup.firstName,
      lastName: signup.lastName,
      company: signup.company,
      country: signup.country,
      noCountry: signup.noCountry,
      consent: signup.consent(product),
      submit: signup.submit,
      starting: signup.starting,
      problemHeading: signup.problemHeading,
      problemElsewhere: signup.problemElsewhere,
      errorPrefix: signup.errorPrefix,
      unreachable: signup.unreachable,
      unreachableNext: signup.unreachableNext,
    },
    captcha,
    refusal: { ...refusal, freesAt: refusal.freesAt(momentMark) },
    reasons,
    fieldProblems,
  }
}

export type SignupTexts = ReturnType<typeof signupTexts>
