import { pausedTextIn, type PausedText } from '@/lib/products/paused-text'
import type { PublicReason } from '@/lib/signups/reasons'
import type { Language, Messages } from '@/messages'

/** A refusal in words, chosen on the server. */
export type Refusal = {
  reason: PublicReason
  pageTitle: string
  title: string
  meaning: string
  /** Of the meaning alone: a product's own words may be there in the other language only. */
  meaningLanguage: Language
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

/** `portal` is its name; `pausedText` what the product says in its own words while it is paused. */
export type Wording = { messages: Messages; language: Language; portal: string; pausedText?: PausedText }

const momentMark = '{moment}'

/** `freesAt` is an ISO moment. */
export function refusalOf(
  { reason, freesAt }: { reason: PublicReason; freesAt: string | null },
  { messages, language, portal, pausedText = {} }: Wording,
): Refusal {
  const { tryAgain, backToForm, openYourTrial, otherProducts, freesAt: freesAtSentence } = messages.refusal
  const text = messages.reasons[reason]
  const own = reason === 'paused' ? pausedTextIn(language, pausedText) : null
  const [before = '', after = ''] = freesAtSentence(momentMark).split(momentMark)
  return {
    ...text,
    meaning: own?.text ?? text.meaning,
    meaningLanguage: own?.language ?? language,
    reason,
    pageTitle: messages.titleOf(text.title, portal),
    freesAt: freesAt === null ? null : { moment: freesAt, before, after, language },
    labels: { tryAgain, starting: messages.signup.starting, backToForm, openYourTrial, otherProducts },
  }
}
