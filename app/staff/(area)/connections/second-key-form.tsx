'use client'

import { ErrorSummary } from '@/app/_ui/error-summary'
import { Field } from '@/app/_ui/field'
import { FormAnswers } from '@/app/_ui/form-answers'
import { SubmitButton } from '@/app/_ui/submit-button'
import { usePostedForm } from '@/app/_ui/use-posted-form'
import { changeKeys } from './actions'

type SecondKeyFormProps = {
  connection: string
  tokensUrl: string
  clientId: string
  nextClientId: string | null
}

/** The second key: what can be done with it now. */
export function SecondKeyForm({ connection, tokensUrl, clientId, nextClientId }: SecondKeyFormProps) {
  const { state, sent, pending, action, submit } = usePostedForm(changeKeys, { kind: 'idle' })
  const problem = state.kind === 'problem' ? state : null
  const busyWith = pending ? sent?.get('what') : null
  return (
    <form action={action} onSubmit={submit} aria-busy={pending} noValidate className="flex flex-col gap-4">
      {problem ? <ErrorSummary {...problem} occasion={state} /> : null}
      <input type="hidden" name="connection" value={connection} />
      <input type="hidden" name="tokensUrl" value={tokensUrl} />
      {nextClientId === null ? (
        <FormAnswers value={{ values: problem?.values ?? {}, errors: problem?.errors ?? {} }}>
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
          <dl className="flex flex-col gap-2">
            <div>
              <dt className="text-sm text-muted">First key</dt>
              <dd className="break-all">{clientId}</dd>
            </div>
            <div>
              <dt className="text-sm text-muted">Second key</dt>
              <dd className="break-all">{nextClientId}</dd>
            </div>
          </dl>
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
