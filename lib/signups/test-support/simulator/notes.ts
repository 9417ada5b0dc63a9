import type { Reply } from '../portal-processes'
import { injected } from '../portal-process/failpoints'
import type { Step } from './plan-history'

export type Notes = ReturnType<typeof createNotes>

type Facts = { events: { kind: string }[] }

/** What the people of a history were told, as far as a rule speaks of it. */
export function createNotes() {
  const tokens = new Set<string>()
  const proofsAsked = new Set<string>()
  const spoken: string[] = []
  const wrong: string[] = []
  const told = new Set<string>()

  return {
    /** Every SAT that was handed over. */
    tokens,
    /** The pages of all signups whose people were told that a code was mailed. */
    proofsAsked,
    /** Everything that went wrong loudly, to be searched for what must not be in it. */
    spoken,
    wrong,
    /** Every outcome that anybody saw, in a word. */
    told,
    endStep(step: Step, replies: Reply<unknown>[], { events }: Facts) {
      const handedOver = new Set<string>()
      for (const reply of replies) {
        told.add(inAWord(reply))
        if (reply.kind === 'answer') {
          for (const token of tokensIn(reply.value)) handedOver.add(token)
          noteProof(reply.value)
        }
        if (reply.kind !== 'error') continue
        spoken.push(reply.message)
        if (!reply.message.includes(injected)) wrong.push(`${step.kind} failed: ${reply.message}`)
      }
      // A bounce is a hand-over of its own; one form is one SAT, or the kept one and the next when time passed between.
      const activated = events.filter(({ kind }) => kind === 'granted' || kind === 'came-back').length
      const kept = step.kind === 'overrun' || activated === 0 ? 1 : 0
      if (handedOver.size > activated + kept) {
        wrong.push(
          `I5: ${step.kind} handed over ${handedOver.size} SATs for ${activated} that were activated`,
        )
      }
      for (const token of handedOver) tokens.add(token)
    },
  }

  function noteProof(value: unknown) {
    if (typeof value !== 'object' || value === null) return
    if ('kind' in value && value.kind === 'verify' && 'handle' in value) proofsAsked.add(String(value.handle))
  }
}

function inAWord(reply: Reply<unknown>): string {
  if (reply.kind !== 'answer') return reply.kind
  const { value } = reply
  if (typeof value !== 'object' || value === null) return String(value)
  const inner = 'outcome' in value ? inAWord({ kind: 'answer', value: value.outcome }) : ''
  const reason = 'reason' in value ? ` ${String(value.reason)}` : ''
  return `${'kind' in value ? String(value.kind) : ''}${reason} ${inner}`.trim()
}

function tokensIn(value: unknown): string[] {
  return [...JSON.stringify(value ?? '').matchAll(/#token=([\w.-]+)/g)].map(([, token = '']) => token)
}
