import type { AskedAssertions } from '@/lib/frame/ask-assertions'
import type { ExplainedClaim } from '@/lib/frame/explain-claims'

export type PlaygroundValues = { [field: string]: string }

export type ShownToken = {
  token: string
  /** As in a machine's clock: the time left is told by the page. */
  expiresAt: string
  timeLeft: string
  claims: ExplainedClaim[]
  assertions: AskedAssertions
  launchUrl: string
}

/** What the form of the playground answers with. */
export type PlaygroundState =
  | { kind: 'idle' }
  | {
      kind: 'problem'
      heading: string
      text: string | null
      errors: { [field: string]: string }
      values: PlaygroundValues
    }
  | { kind: 'typed'; values: PlaygroundValues }
  | { kind: 'minted'; shown: ShownToken; values: PlaygroundValues }
