'use server'

import { redirect } from 'next/navigation'
import { parseSerial } from '@/lib/parse-serial'
import { revertChange } from '@/lib/settings/revert-change'
import type { HistoryReader } from '@/lib/settings/history-reader'
import { requireStaff } from '@/lib/staff/require-staff'
import { staffTarget } from '@/lib/staff/staff-target'
import { textField } from '@/lib/staff/text-field'
import { setResponseStatus } from '@/lib/web/response-status'

export type RevertState = { problem: string | null }

/** Takes back a change of a product or of the portal. */
export async function revertProductChange(_previous: RevertState, form: FormData): Promise<RevertState> {
  return revert(await requireStaff('products.manage'), form)
}

/** Takes back a change of a connection. */
export async function revertConnectionChange(_previous: RevertState, form: FormData): Promise<RevertState> {
  return revert(await requireStaff('connections.manage'), form)
}

async function revert(staff: HistoryReader, form: FormData): Promise<RevertState> {
  const change = parseSerial(textField(form, 'change'))
  const outcome =
    change === null
      ? { kind: 'refused' as const, problem: 'There is no such change.' }
      : await revertChange(staff, change)
  if (outcome.kind === 'refused') {
    setResponseStatus(409)
    return { problem: `Nothing was reverted. ${outcome.problem}` }
  }
  const [page = ''] = staffTarget(textField(form, 'page')).split('?', 1)
  redirect(`${page}?said=${outcome.secretsStay ? 'reverted-without-secrets' : 'reverted'}`)
}
