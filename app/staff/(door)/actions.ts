'use server'

import { redirect } from 'next/navigation'
import { paths } from '@/lib/paths'
import { askForPasswordLink } from '@/lib/staff/ask-for-password-link'
import { choosePassword } from '@/lib/staff/choose-password'
import { readClient } from '@/lib/staff/read-client'
import { setSessionCookie } from '@/lib/staff/session-cookie'
import { setUpFirstAdmin, type SetUpProblems } from '@/lib/staff/set-up-first-admin'
import { signInWithPassword } from '@/lib/staff/sign-in-with-password'
import { staffTarget } from '@/lib/staff/staff-target'
import { textField } from '@/lib/staff/text-field'
import { setResponseStatus } from '@/lib/web/response-status'
import { formatDuration } from '@/messages/format-duration'
import type { DoorState } from './door-state'
import { emailError, nameError, passwordError, problemHeading } from './door-texts'

const linkIsVoid = {
  heading: 'This link does not work any more',
  text: 'It was used, is too old or was replaced by a later one. Ask for a new one.',
}

export async function signIn(_previous: DoorState, form: FormData): Promise<DoorState> {
  const email = textField(form, 'email')
  const outcome = await signInWithPassword(
    { email, password: textField(form, 'password') },
    await readClient(),
  )
  if (outcome.kind === 'wrong') {
    return problem(401, { email }, 'E-mail or password is wrong', 'Check both and try again.')
  }
  if (outcome.kind === 'wait') {
    const wait = formatDuration(outcome.seconds * 1_000, 'en')
    return problem(429, { email }, 'Too many attempts', `Wait ${wait}, or choose a new password by mail.`)
  }
  await setSessionCookie(outcome.session)
  redirect(staffTarget(textField(form, 'next')))
}

export async function askForLink(_previous: DoorState, form: FormData): Promise<DoorState> {
  const email = textField(form, 'email')
  const outcome = await askForPasswordLink(email, await readClient())
  if (outcome.kind === 'invalid') return invalid({ email: emailError(outcome.problem) }, { email })
  if (outcome.kind === 'unavailable') {
    const next = 'Ask an administrator for a link, or run: npm run portal -- staff link EMAIL'
    return problem(503, { email }, 'This portal cannot send mail', next)
  }
  return {
    kind: 'done',
    text: 'If this address belongs to somebody on the staff, a mail with a link is on its way. The link works for an hour.',
  }
}

export async function chooseNewPassword(_previous: DoorState, form: FormData): Promise<DoorState> {
  const chosen = { key: textField(form, 'key'), password: textField(form, 'password') }
  const outcome = await choosePassword(chosen, await readClient())
  if (outcome.kind === 'void') return problem(410, {}, linkIsVoid.heading, linkIsVoid.text)
  if (outcome.kind === 'invalid') return invalid({ password: passwordError(outcome.problem) }, {})
  await setSessionCookie(outcome.session)
  redirect(paths.staff)
}

export async function becomeFirstAdmin(_previous: DoorState, form: FormData): Promise<DoorState> {
  const values = { name: textField(form, 'name'), email: textField(form, 'email') }
  const secrets = { key: textField(form, 'key'), password: textField(form, 'password') }
  const outcome = await setUpFirstAdmin({ ...values, ...secrets }, await readClient())
  if (outcome.kind === 'void') return problem(410, values, linkIsVoid.heading, linkIsVoid.text)
  if (outcome.kind === 'invalid') return invalid(setUpErrors(outcome.problems), values)
  await setSessionCookie(outcome.session)
  redirect(paths.staff)
}

function setUpErrors({ name, email, password }: SetUpProblems) {
  return {
    ...(name && { name: nameError(name) }),
    ...(email && { email: emailError(email) }),
    ...(password && { password: passwordError(password) }),
  }
}

type Values = { [field: string]: string }

function problem(status: number, values: Values, heading: string, text: string): DoorState {
  setResponseStatus(status)
  return { kind: 'problem', heading, text, errors: {}, values }
}

function invalid(errors: Values, values: Values): DoorState {
  setResponseStatus(422)
  return { kind: 'problem', heading: problemHeading, text: null, errors, values }
}
