'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { paths } from '@/lib/paths'
import { formFields } from '@/lib/staff/form-fields'
import type { Authorised } from '@/lib/staff/staff-person'
import { requireStaff } from '@/lib/staff/require-staff'
import { textField } from '@/lib/staff/text-field'
import { setResponseStatus } from '@/lib/web/response-status'
import { EventType, eventNames } from '@/lib/webhooks/event-types'
import type { EndpointForm, EndpointProblems } from '@/lib/webhooks/parse-endpoint'
import { changeEndpoint, createEndpoint } from '@/lib/webhooks/save-endpoint'
import {
  deleteEndpoint,
  replayDelivery,
  replayFailed,
  rotateSecret,
  sendTest,
  setEndpointState,
} from '@/lib/webhooks/steer-endpoint'
import type { EndpointState } from './endpoint-state'
import { endpointErrors } from './endpoint-texts'

const hourMs = 3_600_000

export async function addEndpoint(_previous: EndpointState, form: FormData): Promise<EndpointState> {
  const staff = await requireStaff('webhooks.manage')
  const given = readEndpoint(form)
  const outcome = await createEndpoint(staff, given)
  if (outcome.kind === 'invalid') return invalid(outcome.problems, given)
  return { kind: 'secret', endpoint: outcome.id, secret: outcome.secret }
}

export async function saveEndpoint(_previous: EndpointState, form: FormData): Promise<EndpointState> {
  const staff = await requireStaff('webhooks.manage')
  const id = readId(form)
  const given = readEndpoint(form)
  const outcome = await changeEndpoint(staff, id, given)
  if (outcome.kind === 'gone') redirect(`${paths.staffWebhooks}?said=gone`)
  if (outcome.kind === 'invalid') return invalid(outcome.problems, given)
  redirect(paths.staffWebhook(id, 'saved'))
}

export async function makeNewSecret(_previous: EndpointState, form: FormData): Promise<EndpointState> {
  const staff = await requireStaff('webhooks.manage')
  const id = readId(form)
  const outcome = await rotateSecret(staff, id)
  if (outcome.kind === 'gone') redirect(`${paths.staffWebhooks}?said=gone`)
  return { kind: 'secret', endpoint: id, secret: outcome.secret }
}

const Step = z.discriminatedUnion('what', [
  z.strictObject({ what: z.enum(['enable', 'disable', 'delete']), endpoint: z.uuid() }),
  z.strictObject({ what: z.literal('test'), endpoint: z.uuid(), type: EventType }),
  z.strictObject({
    what: z.literal('replay-failed'),
    endpoint: z.uuid(),
    hours: z.enum(['1', '24', '168', '720']),
  }),
  z.strictObject({ what: z.literal('replay'), endpoint: z.uuid(), delivery: z.uuid() }),
])
type Step = z.infer<typeof Step>

/** One step with one endpoint; the page that follows says what came of it. */
export async function steerEndpoint(form: FormData): Promise<void> {
  const staff = await requireStaff('webhooks.manage')
  const given = formFields(form)
  const parsed = Step.safeParse(given)
  if (!parsed.success) {
    const endpoint = z.uuid().safeParse(given.endpoint)
    redirect(endpoint.success ? paths.staffWebhook(endpoint.data, 'invalid') : paths.staffWebhooks)
  }
  redirect(await carryOut(staff, parsed.data))
}

/** Does it, and gives where to go on. */
async function carryOut(staff: Authorised<'webhooks.manage'>, step: Step): Promise<string> {
  const { endpoint } = step
  const gone = `${paths.staffWebhooks}?said=gone`
  switch (step.what) {
    case 'enable':
    case 'disable': {
      const state = step.what === 'enable' ? 'enabled' : 'disabled'
      const { kind } = await setEndpointState(staff, endpoint, state)
      return kind === 'gone' ? gone : paths.staffWebhook(endpoint, state)
    }
    case 'delete': {
      const { kind } = await deleteEndpoint(staff, endpoint)
      return kind === 'gone' ? gone : `${paths.staffWebhooks}?said=deleted`
    }
    case 'test': {
      const outcome = await sendTest(staff, endpoint, step.type)
      if (outcome.kind === 'gone') return gone
      if (outcome.kind === 'disabled') return paths.staffWebhook(endpoint, 'is-disabled')
      return paths.staffWebhookDelivery(endpoint, outcome.delivery)
    }
    case 'replay-failed': {
      const outcome = await replayFailed(staff, endpoint, new Date(Date.now() - Number(step.hours) * hourMs))
      if (outcome.kind === 'gone') return gone
      const said = outcome.count > 0 ? 'replayed' : 'nothing-to-replay'
      return outcome.remaining > 0
        ? `${paths.staffWebhook(endpoint, 'replayed-some')}&left=${outcome.remaining}`
        : paths.staffWebhook(endpoint, said)
    }
    case 'replay': {
      const { kind } = await replayDelivery(staff, endpoint, step.delivery)
      const said = kind === 'done' ? 'on-its-way' : 'too-late'
      return kind === 'gone' ? gone : paths.staffWebhookDelivery(endpoint, step.delivery, said)
    }
  }
}

/** Checkboxes have the names of their events. */
function readEndpoint(form: FormData): EndpointForm {
  return {
    url: textField(form, 'url'),
    description: textField(form, 'description'),
    events: eventNames.filter((name) => textField(form, name) !== ''),
    personalData: textField(form, 'personalData') !== '',
  }
}

function readId(form: FormData): string {
  const id = z.uuid().safeParse(formFields(form).endpoint)
  if (!id.success) redirect(paths.staffWebhooks)
  return id.data
}

function invalid(problems: EndpointProblems, given: EndpointForm): EndpointState {
  setResponseStatus(422)
  const { url, description, personalData } = given
  const events = Object.fromEntries(eventNames.map((name) => [name, given.events.includes(name)]))
  return {
    kind: 'problem',
    heading: 'There is a problem',
    text: null,
    errors: endpointErrors(problems),
    values: { url, description, personalData, ...events },
  }
}
