'use client'

import { Control } from '@/app/_ui/control'
import { Field } from '@/app/_ui/field'
import { FieldError } from '@/app/_ui/field-error'
import { FormAnswers } from '@/app/_ui/form-answers'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useStaffForm } from '@/app/staff/use-staff-form'
import type { EndpointState } from './endpoint-state'
import { SecretShown } from './secret-shown'

type EndpointFormProps = {
  action: (previous: EndpointState, form: FormData) => Promise<EndpointState>
  /** The endpoint that is changed, if there is one. */
  endpoint: string | null
  values: { [field: string]: string | boolean }
  /** What each event means, by name. */
  events: { name: string; meaning: string }[]
  submit: string
  /** Where its page is, by id. */
  pages: string
}

const errorPrefix = 'Error:'

export function EndpointForm({
  action: post,
  endpoint,
  values,
  events,
  submit: label,
  pages,
}: EndpointFormProps) {
  const { state, pending, errors, summary, action, submit } = useStaffForm(post, { kind: 'idle' })
  if (state.kind === 'secret') {
    const next = { href: `${pages}/${state.endpoint}`, label: 'Go on to the endpoint' }
    return <SecretShown heading="The endpoint was added" secret={state.secret} next={next} />
  }
  const answers = state.kind === 'problem' ? state.values : values
  return (
    <form
      action={action}
      onSubmit={submit}
      aria-busy={pending}
      noValidate
      className="flex max-w-prose flex-col gap-6"
    >
      {summary}
      {endpoint ? <input type="hidden" name="endpoint" value={endpoint} /> : null}
      <FormAnswers value={{ values: answers, errors }}>
        <Field
          id="url"
          texts={{ label: 'URL', errorPrefix }}
          type="url"
          inputMode="url"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={1_000}
          required
        />
        <Field
          id="description"
          texts={{ label: 'What it is for', remark: 'optional', errorPrefix }}
          type="text"
          autoComplete="off"
          maxLength={200}
        />
        <Events events={events} />
        <fieldset className="flex flex-col gap-3">
          <legend className="mb-1 font-medium">Personal data</legend>
          <Choice
            id="personalData"
            label="Say who the person is"
            hint="E-mail, name, company and country, the owner of the invite and the comment of feedback. Leave it off where the receiver only counts."
          />
        </fieldset>
      </FormAnswers>
      <SubmitButton label={label} progress={pending ? 'Saving …' : null} className="w-full sm:w-auto" />
    </form>
  )
}

function Events({ events }: Pick<EndpointFormProps, 'events'>) {
  return (
    <fieldset id="events" tabIndex={-1} aria-describedby="events-error" className="flex flex-col gap-3">
      <legend className="mb-1 font-medium">Events</legend>
      <FieldError id="events" prefix={errorPrefix} />
      {events.map(({ name, meaning }) => (
        <Choice key={name} id={name} label={name} hint={meaning} />
      ))}
    </fieldset>
  )
}

function Choice({ id, label, hint }: { id: string; label: string; hint: string }) {
  return (
    <div className="flex items-start gap-3">
      <Control
        as="input"
        id={id}
        type="checkbox"
        aria-describedby={`${id}-hint`}
        className="size-6 shrink-0 cursor-pointer accent-accent"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="cursor-pointer font-medium">
          {label}
        </label>
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      </div>
    </div>
  )
}
