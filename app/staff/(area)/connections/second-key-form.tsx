'use client'

import { Field } from '@/app/_ui/field'
import { FormAnswers } from '@/app/_ui/form-answers'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useStaffForm } from '@/app/staff/use-staff-form'
import { Facts } from '../_shared/facts'
import { changeKeys } from './actions'

type SecondKeyFormProps = {
  connection: string
  tokensUrl: string
  clientId: string
  nextClientId: string | null
}

/** The second key: what can be done with it now. */
export function SecondKeyForm({ connection, tokensUrl, clientId, nextClientId }: SecondKeyFormProps) {
  const { state, sent, pending, errors, summary, action, submit } = useStaffForm(changeKeys, { kind: 'idle' })
  const values = state.kind === 'problem' ? state.values : {}
  const busyWith = pending ? sent?.get('what') : null
  return (
    <form action={action} onSubmit={submit} aria-busy={pending} noValidate className="flex flex-col gap-4">
      {summary}
      <input type="hidden" name="connection" value={connection} />
      <input type="hidden" name="tokensUrl" value={tokensUrl} />
      {nextClientId === null ? (
        <FormAnswers value={{ values, errors }}>
          <Field
            id="nextClientId"
            texts={{ label: 'Client id of the second key', errorPrefix: 'Error:' }}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
          <Field
            id="nextClientSecret"
            texts={{ label: 'Client secret of the second key', errorPrefix: 'Error:' }}
            type="password"
            autoComplete="off"
            required
          />
          <SubmitButton
            name="what"
            value="add"
            label="Add second key"
            tone="quiet"
            progress={busyWith === 'add' ? 'Saving …' : null}
            className=""
          />
        </FormAnswers>
      ) : (
        <>
          <Facts
            of={[
              ['First key', clientId],
              ['Second key', nextClientId],
            ]}
          />
          <div className="flex flex-wrap gap-3">
            <SubmitButton
              name="what"
              value="swap"
              label="Put the second key first"
              tone="quiet"
              progress={busyWith === 'swap' ? 'Saving …' : null}
              className=""
            />
            <SubmitButton
              name="what"
              value="remove"
              label="Remove the second key"
              tone="quiet"
              progress={busyWith === 'remove' ? 'Removing …' : null}
              className=""
            />
          </div>
        </>
      )}
    </form>
  )
}
