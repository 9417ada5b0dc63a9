import type { PublicReason } from '@/lib/signups/reasons'
import type { Language, Messages } from '@/messages'

/** A refusal in words, chosen on the server. */
export type Refusal = {
  reason: PublicReason
  pageTitle: string
  title: string
  meaning: string
  next: string
  /** When a place frees, with the words around that moment. */
  freesAt: { moment: string; before: string; after: string; language: Language } | null
  labels: {
    tryAgain: string
    starting: string
    backToForm: string
    openYourTrial: string
    otherProducts: string
  }
}

/** `portal` is its name. */
export type Wording = { messages: Messages; language: Language; portal: string }

const momentMark = '{moment}'

/** `freesAt` is an ISO moment. */
export function refusalOf(
  { reason, freesAt }: { reason: PublicReason; freesAt: string | null },
  { messages, language, portal }: Wording,
): Refusal {
  const { tryAgain, backToForm, openYourTrial, otherProducts, freesAt: freesAtSentence } = messages.refusal
  const text = messages.reasons[reason]
  const [before = '', after = ''] = freesAtSentence(momentMark).split(momentMark)
  return {
    ...text,
    reason,
    pageTitle: messages.titleOf(text.title, portal),
    freesAt: freesAt === null ? null : { moment: freesAt, before, after, language },
    labels: { tryAgain, starting: messages.signup.starting, backToForm, openYourTrial, otherProducts },
  }
}
