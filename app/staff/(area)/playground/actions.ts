'use server'

import { generateToken } from '@/lib/playground/generate-token'
import { PlaygroundFields } from '@/lib/playground/playground-fields'
import { formFields } from '@/lib/staff/form-fields'
import { requireStaff } from '@/lib/staff/require-staff'
import { staffTokensPerHour } from '@/lib/staff/take-staff-token'
import { setResponseStatus } from '@/lib/web/response-status'
import { formatDuration } from '@/messages/format-duration'
import type { PlaygroundState } from './playground-state'
import { isPlaygroundField, textsOf, typedFields } from './typed-fields'

/** A token for what was typed; without JavaScript also just the code for it. */
export async function askForToken(_previous: PlaygroundState, form: FormData): Promise<PlaygroundState> {
  const staff = await requireStaff('playground.use')
  const given = formFields(form)
  const { what, ...values } = textsOf(given)
  const parsed = PlaygroundFields.safeParse(typedFields(values))
  const isOurs = Object.entries(given).every(
    ([name, value]) => isPlaygroundField(name) && typeof value === 'string',
  )
  if (!parsed.success || !isOurs)
    return problem(422, values, { text: 'The form came back in a shape that was not expected. Repeat it.' })
  if (what === 'code') return { kind: 'typed', values }

  const outcome = await generateToken(staff, parsed.data)
  switch (outcome.kind) {
    case 'minted': {
      const { kind, expiresAt, ...shown } = outcome
      const timeLeft = formatDuration(expiresAt.getTime() - Date.now(), 'en')
      return { kind, shown: { ...shown, expiresAt: expiresAt.toISOString(), timeLeft }, values }
    }
    case 'invalid':
      return problem(422, values, { errors: outcome.errors })
    case 'failed':
      return problem(409, values, { text: outcome.problem })
    case 'wait':
      return problem(429, values, {
        text: `${staffTokensPerHour} tokens an hour are enough for anybody. Wait ${formatDuration(outcome.seconds * 1_000, 'en')}.`,
      })
  }
}

type Problem = Extract<PlaygroundState, { kind: 'problem' }>

function problem(
  status: number,
  values: Problem['values'],
  { text = null, errors = {} }: Partial<Pick<Problem, 'text' | 'errors'>>,
): Problem {
  setResponseStatus(status)
  return { kind: 'problem', heading: 'There is no token', text, errors, values }
}
