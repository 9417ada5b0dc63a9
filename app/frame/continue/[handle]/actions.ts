'use server'

import { redirect } from 'next/navigation'
import { paths } from '@/lib/paths'
import { askForReturn } from '@/lib/trials/ask-for-return'
import { preferredLanguage } from '@/lib/web/language'
import { readRequestFacts } from '@/lib/web/read-request-facts'
import { setResponseStatus } from '@/lib/web/response-status'
import { addWaiting } from '@/lib/web/waiting-cookie'
import { messagesFor } from '@/messages'

export type ProveState = { kind: 'idle' } | { kind: 'problem'; text: string }

/** Leads to the same page whether or not the address is the trial's. */
export async function askForCode(_previous: ProveState, form: FormData): Promise<ProveState> {
  const [handle, email] = ['handle', 'email'].map((name) => String(form.get(name) ?? ''))
  const [facts, language] = await Promise.all([readRequestFacts(), preferredLanguage()])
  const asked = await askForReturn(handle ?? '', email ?? '', facts)
  if (asked.kind === 'asked') {
    await addWaiting(asked.verification)
    redirect(paths.verify(handle ?? ''))
  }
  const { fieldProblems, reasons } = messagesFor(language)
  setResponseStatus(asked.kind === 'invalid' ? 422 : 503)
  const text =
    asked.kind === 'invalid' ? fieldProblems.email[asked.problem] : reasons['trial-unavailable'].next
  return { kind: 'problem', text }
}
