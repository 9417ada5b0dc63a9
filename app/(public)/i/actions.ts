'use server'

import { askForInvite, type AskForm, type AskProblem } from '@/lib/invites/ask-for-invite'
import { readRequestFacts } from '@/lib/web/read-request-facts'
import { setResponseStatus } from '@/lib/web/response-status'
import { messagesFor, type Messages } from '@/messages'

export type AskState =
  | { kind: 'idle' | 'asked' }
  | {
      kind: 'problem'
      heading: string
      text: string | null
      errors: { [field: string]: string }
      /** What was typed, for a page that is made anew. */
      values: Pick<AskForm, 'name' | 'email' | 'message'>
    }

export async function askForNewInvite(_previous: AskState, data: FormData): Promise<AskState> {
  const { code, ...values } = readAskForm(data)
  const facts = await readRequestFacts()
  const outcome = await askForInvite({ code, ...values }, facts)
  if (outcome.kind === 'asked') return { kind: 'asked' }

  const messages = messagesFor(facts.language)
  const problem = { kind: 'problem' as const, values, errors: {} }
  switch (outcome.kind) {
    case 'invalid':
      setResponseStatus(422)
      return {
        ...problem,
        heading: messages.signup.problemHeading,
        text: null,
        errors: errorsOf(outcome.problems, messages),
      }
    case 'unknown': {
      setResponseStatus(404)
      const { title, meaning } = messages.reasons['invite-unknown']
      return { ...problem, heading: title, text: meaning }
    }
    case 'unavailable': {
      setResponseStatus(503)
      const { unavailable, unavailableNext } = messages.invite.ask
      return { ...problem, heading: unavailable, text: unavailableNext }
    }
  }
}

function errorsOf(problems: AskProblem[], { invite, fieldProblems }: Messages) {
  return Object.fromEntries(
    problems.map((problem) => [
      problem.field,
      problem.field === 'name' ? invite.ask.nameProblems[problem.code] : fieldProblems.email[problem.code],
    ]),
  )
}

function readAskForm(data: FormData): AskForm {
  const text = (name: string) => {
    const value = data.get(name)
    return typeof value === 'string' ? value : ''
  }
  return { code: text('code'), name: text('name'), email: text('email'), message: text('message') }
}
