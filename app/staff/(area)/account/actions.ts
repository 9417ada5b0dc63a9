'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { paths } from '@/lib/paths'
import { changePassword, type PasswordOutcome } from '@/lib/staff/account/change-password'
import { endOwnSessions } from '@/lib/staff/account/end-own-sessions'
import { renameMyself } from '@/lib/staff/account/rename-myself'
import { formFields } from '@/lib/staff/form-fields'
import { readClient } from '@/lib/staff/read-client'
import { requireStaff } from '@/lib/staff/require-staff'
import { setResponseStatus } from '@/lib/web/response-status'
import { formatDuration } from '@/messages/format-duration'
import type { DoorState } from '../../(door)/door-state'
import { nameError, passwordError, problemHeading } from '../../(door)/door-texts'

const text = z.string().max(1_000)

export async function changeOwnName(_previous: DoorState, form: FormData): Promise<DoorState> {
  const staff = await requireStaff('area.enter')
  const parsed = z.strictObject({ name: text }).safeParse(formFields(form))
  if (!parsed.success) redirect(paths.staffAccount('invalid'))
  const { name } = parsed.data
  const outcome = await renameMyself(staff, name)
  if (outcome.kind === 'invalid') return invalid({ name: nameError(outcome.problem) }, { name })
  redirect(paths.staffAccount(outcome.kind))
}

export async function changeOwnPassword(_previous: DoorState, form: FormData): Promise<DoorState> {
  const staff = await requireStaff('area.enter')
  const Fields = z.strictObject({ current: text, wanted: text })
  const parsed = Fields.safeParse(formFields(form))
  if (!parsed.success) redirect(paths.staffAccount('invalid'))
  const outcome = await changePassword(staff, parsed.data, await readClient())
  return outcome.kind === 'changed' ? redirect(paths.staffAccount('password')) : problemOf(outcome)
}

function problemOf(outcome: Exclude<PasswordOutcome, { kind: 'changed' }>): DoorState {
  switch (outcome.kind) {
    case 'wrong':
      return invalid({ current: 'This is not your password.' }, {})
    case 'invalid':
      return invalid({ wanted: passwordError(outcome.problem) }, {})
    case 'no-password':
      return redirect(paths.staffAccount('no-password'))
    case 'wait': {
      setResponseStatus(429)
      const wait = formatDuration(outcome.seconds * 1_000, 'en')
      return {
        kind: 'problem',
        heading: 'Too many attempts',
        text: `Wait ${wait}, or sign out and choose a new password by mail.`,
        errors: {},
        values: {},
      }
    }
  }
}

export async function endOwnSession(form: FormData): Promise<void> {
  const staff = await requireStaff('area.enter')
  const Fields = z.strictObject({ session: z.union([z.uuid(), z.literal('others')]) })
  const parsed = Fields.safeParse(formFields(form))
  if (!parsed.success) redirect(paths.staffAccount('invalid'))
  const ended = await endOwnSessions(staff, parsed.data.session)
  redirect(paths.staffAccount(ended > 0 ? 'signed-out' : 'no-session'))
}

type Values = { [field: string]: string }

function invalid(errors: Values, values: Values): DoorState {
  setResponseStatus(422)
  return { kind: 'problem', heading: problemHeading, text: null, errors, values }
}
