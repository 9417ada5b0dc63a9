'use client'

import { CheckboxField } from '@/app/_ui/checkbox-field'
import { Field } from '@/app/_ui/field'
import { FormAnswers } from '@/app/_ui/form-answers'
import { Notice } from '@/app/_ui/notice'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useStaffForm } from '@/app/staff/use-staff-form'
import { saveOrTestConnection } from './actions'
import { CheckResult } from './check-result'
import { NoteField } from './note-field'

type ConnectionFormProps = {
  /** Empty for a new one. */
  connection: string
  stored: { name: string; tokensUrl: string; backendUrl: string; clientId: string; note: string }
  /** Tokens URLs of its products, to choose from. */
  tokensUrls: string[]
  /** Whether saving something that is not the emulator ends a demo. */
  inDemo: boolean
}

/** A connection, new or stored. The button to test comes first, so that Enter tries and does not save. */
export function ConnectionForm({ connection, stored, tokensUrls, inDemo }: ConnectionFormProps) {
  const { state, sent, pending, errors, summary, action, submit } = useStaffForm(saveOrTestConnection, {
    kind: 'idle',
  })
  const isNew = connection === ''
  const values = state.kind === 'idle' ? stored : state.values
  const busyWith = pending ? sent?.get('what') : null
  return (
    <form action={action} onSubmit={submit} aria-busy={pending} noValidate className="flex flex-col gap-5">
      {summary}
      <input type="hidden" name="connection" value={connection} />
      <FormAnswers value={{ values, errors }}>
        <Field
          id="name"
          texts={{ label: 'Name', remark: 'only staff see it', errorPrefix: 'Error:' }}
          autoComplete="off"
          required
        />
        <Field
          id="tokensUrl"
          texts={{
            label: 'Tokens URL',
            remark: isNew
              ? 'from the Playground of the SAT provider'
              : 'to test with; products have their own',
            errorPrefix: 'Error:',
          }}
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          list="tokens-urls"
          required
        />
        <datalist id="tokens-urls">
          {tokensUrls.map((url) => (
            <option key={url} value={url} />
          ))}
        </datalist>
        <Field
          id="clientId"
          texts={{ label: 'Client id', errorPrefix: 'Error:' }}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <Field
          id="clientSecret"
          texts={{
            label: 'Client secret',
            remark: isNew ? 'never shown again' : 'leave empty to keep the stored one; it is never shown',
            errorPrefix: 'Error:',
          }}
          type="password"
          autoComplete="off"
          required={isNew}
        />
        <Field
          id="backendUrl"
          texts={{ label: 'Backend URL', remark: "empty for the API's own", errorPrefix: 'Error:' }}
          type="url"
          inputMode="url"
          placeholder="https://cpanel-backend-prod.frame.nutanix.com"
          autoComplete="off"
          spellCheck={false}
        />
        <NoteField />
        {inDemo ? <EndOfDemo /> : null}
      </FormAnswers>
      <div className="flex flex-wrap gap-3">
        <SubmitButton
          name="what"
          value="test"
          label="Test"
          tone="quiet"
          progress={busyWith === 'test' ? 'Asking Frame …' : null}
          className="min-w-32"
        />
        <SubmitButton
          name="what"
          value="save"
          label={isNew ? 'Add connection' : 'Save'}
          progress={busyWith === 'save' ? 'Saving …' : null}
          className="min-w-32"
        />
      </div>
      <p className="text-sm text-muted">
        A test asks for one token for each key, always for the same made-up person at example.com, who counts
        as one named user.
      </p>
      {state.kind === 'tested' && !pending ? <CheckResult check={state.check} /> : null}
    </form>
  )
}

function EndOfDemo() {
  return (
    <Notice tone="warning">
      <div className="flex flex-col gap-3">
        <p>
          This is a demo. Saving a connection that is not the emulator ends it for good: its invented past is
          deleted, everybody who signed in by a demo button is signed out, you too, and the buttons are gone.
          Make yourself an administrator before:{' '}
          <code className="break-words">
            npm run portal -- staff add you@example.com --role admin --name &quot;Your Name&quot;
          </code>
        </p>
        <CheckboxField
          id="endDemo"
          texts={{ label: 'End the demo for good when I save', errorPrefix: 'Error:' }}
        />
      </div>
    </Notice>
  )
}
