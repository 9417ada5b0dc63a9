'use client'

import { useState, type FormEvent } from 'react'
import { Card } from '@/app/_ui/card'
import { Field } from '@/app/_ui/field'
import { FormAnswers } from '@/app/_ui/form-answers'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useInBrowser } from '@/app/_ui/use-in-browser'
import { useStaffForm } from '@/app/staff/use-staff-form'
import type { PlaygroundProduct } from '@/lib/playground/list-playground-products'
import { askForToken } from './actions'
import { MetadataRows } from './metadata-rows'
import type { PlaygroundValues } from './playground-state'
import { Samples } from './samples'
import { TokenShown } from './token-shown'
import { textsOf } from './typed-fields'

type PlaygroundFormProps = { product: PlaygroundProduct; initial: PlaygroundValues }

/** A person and metadata, a token for them, and the code that asks for the same. */
export function PlaygroundForm({ product, initial }: PlaygroundFormProps) {
  const { state, pending, errors, summary, action, submit } = useStaffForm(askForToken, { kind: 'idle' })
  const answered = state.kind === 'idle' ? initial : state.values
  const [typing, setTyping] = useState<PlaygroundValues | null>(null)
  const hasScript = useInBrowser(() => true, false)
  const values = typing ?? answered
  const followTyping = (event: FormEvent<HTMLFormElement>) =>
    setTyping(textsOf(Object.fromEntries(new FormData(event.currentTarget))))
  return (
    <>
      <Card className="p-5 sm:p-6">
        <form
          action={action}
          onSubmit={submit}
          onInput={followTyping}
          aria-busy={pending}
          noValidate
          className="flex flex-col gap-5"
        >
          {summary}
          <input type="hidden" name="product" value={product.slug} />
          <FormAnswers value={{ values: answered, errors }}>
            <div className="grid gap-5 md:grid-cols-2">
              <Field
                id="firstName"
                texts={{ label: 'First name', errorPrefix: 'Error:' }}
                autoComplete="off"
              />
              <Field id="lastName" texts={{ label: 'Last name', errorPrefix: 'Error:' }} autoComplete="off" />
            </div>
            <Field
              id="email"
              texts={{ label: 'E-mail', errorPrefix: 'Error:' }}
              type="email"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              required
            />
            <p className="text-sm text-muted">
              To Frame the same address is the same person, with the same sessions: use one of your own. It
              may count as a named user.
            </p>
            <MetadataRows initial={answered} />
          </FormAnswers>
          <div className="flex flex-wrap gap-3">
            <SubmitButton
              name="what"
              value="token"
              label="Generate a token"
              progress={pending ? 'Asking Frame …' : null}
              className=""
            />
            {hasScript ? null : (
              <SubmitButton
                name="what"
                value="code"
                label="Show the code for this"
                tone="quiet"
                progress={null}
                className=""
              />
            )}
          </div>
        </form>
      </Card>
      {state.kind === 'minted' && !pending ? <TokenShown shown={state.shown} /> : null}
      <Samples product={product} values={values} />
    </>
  )
}
