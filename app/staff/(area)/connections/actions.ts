'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { changeSecondKey, SecondKeyFields } from '@/lib/connections/change-second-key'
import { ConnectionFields } from '@/lib/connections/connection-fields'
import { saveConnection } from '@/lib/connections/save-connection'
import { testConnection } from '@/lib/connections/test-connection'
import { paths } from '@/lib/paths'
import { formFields } from '@/lib/staff/form-fields'
import { requireStaff } from '@/lib/staff/require-staff'
import { staffTokensPerHour } from '@/lib/staff/take-staff-token'
import { setResponseStatus } from '@/lib/web/response-status'
import { formatDuration } from '@/messages/format-duration'
import type { ConnectionFormState } from './connection-form-state'

type Problem = Extract<ConnectionFormState, { kind: 'problem' }>

/** One form with two buttons: what is typed is tried at Frame, or stored. */
export async function saveOrTestConnection(
  _previous: ConnectionFormState,
  form: FormData,
): Promise<ConnectionFormState> {
  const staff = await requireStaff('connections.manage')
  const { what, ...given } = formFields(form)
  const parsed = ConnectionFields.safeParse(given)
  const values = keptValues(given)
  if (!parsed.success || (what !== 'save' && what !== 'test')) return problem(422, values, notUnderstood)
  const typed = parsed.data

  if (what === 'test') {
    const outcome = await testConnection(staff, typed)
    switch (outcome.kind) {
      case 'tested':
        // The page around the form shows the last test.
        refresh()
        return { kind: 'tested', check: outcome.check, values }
      case 'invalid':
        return problem(422, values, { heading: 'Nothing was tested', errors: outcome.errors })
      case 'wait':
        return problem(429, values, tooMany(outcome.seconds))
      case 'gone':
        return problem(409, values, gone)
    }
  }
  const outcome = await saveConnection(staff, typed)
  if (outcome.kind === 'invalid')
    return problem(422, values, { heading: 'Nothing was saved', errors: outcome.errors })
  if (outcome.kind === 'gone') return problem(409, values, gone)
  const said = typed.connection === '' ? 'added' : outcome.changed ? 'saved' : 'unchanged'
  redirect(paths.staffConnection(outcome.id, said, typed.tokensUrl || undefined))
}

/** The second key: added, put first, or removed. */
export async function changeKeys(
  _previous: ConnectionFormState,
  form: FormData,
): Promise<ConnectionFormState> {
  const staff = await requireStaff('connections.manage')
  const given = formFields(form)
  const parsed = SecondKeyFields.safeParse(given)
  const values = keptValues(given)
  if (!parsed.success) return problem(422, values, notUnderstood)
  const outcome = await changeSecondKey(staff, parsed.data)
  if (outcome.kind === 'invalid')
    return problem(422, values, { heading: 'The keys are as they were', errors: outcome.errors })
  if (outcome.kind === 'gone') return problem(409, values, gone)
  const { connection, what, tokensUrl } = parsed.data
  redirect(paths.staffConnection(connection, `key-${what}`, tokensUrl || undefined))
}

const gone = {
  heading: 'Nothing was changed',
  text: 'Meanwhile somebody else changed this connection. Load the page again to see how it stands.',
}

const notUnderstood = {
  heading: 'Nothing was changed',
  text: 'The form came back in a shape that was not expected. Load the page again and repeat it.',
}

function tooMany(seconds: number) {
  return {
    heading: 'Nothing was tested',
    text: `${staffTokensPerHour} tests an hour are enough for anybody, because each may ask for a token. Wait ${formatDuration(seconds * 1_000, 'en')}.`,
  }
}

function problem(
  status: number,
  values: Problem['values'],
  { text = null, errors = {}, ...rest }: Pick<Problem, 'heading'> & Partial<Pick<Problem, 'text' | 'errors'>>,
): Problem {
  setResponseStatus(status)
  return { kind: 'problem', text, errors, values, ...rest }
}

/** All but the secrets, which never come back. */
function keptValues(given: Record<string, FormDataEntryValue>): Problem['values'] {
  const textOf = (name: string) => (typeof given[name] === 'string' ? given[name] : '')
  const texts = ['name', 'tokensUrl', 'backendUrl', 'clientId', 'note', 'nextClientId']
  return {
    ...Object.fromEntries(texts.map((name) => [name, textOf(name)])),
    endDemo: given['endDemo'] === 'on',
  }
}
