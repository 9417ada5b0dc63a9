import type { Messages } from '@/messages'

/** The sentences that forms about a trial need in the browser; functions cannot be handed to a client component. */
export function trialTexts({ trialForms, signup, reasons }: Messages) {
  return { forms: trialForms, optional: signup.optional, reasons }
}

export type TrialTexts = ReturnType<typeof trialTexts>
