import { CheckboxField } from '@/app/_ui/checkbox-field'
import { Field } from '@/app/_ui/field'
import { SelectField } from '@/app/_ui/select-field'
import type { FieldRules } from '@/lib/products/product-words'
import type { SignupValues } from '@/lib/signups/signup-form-state'
import type { Language, Messages } from '@/messages'
import { countryOptions } from './country-options'
import { typoHintId } from './typo-hint-id'

type SignupFieldsProps = {
  /** Which of the fields are asked for that a trial does not need. */
  fields: FieldRules
  consent: { text: string; language: Language; version: string }
  messages: Messages
  language: Language
}

export function SignupFields({ fields, consent, messages: { signup }, language }: SignupFieldsProps) {
  const { errorPrefix } = signup
  const needed = (id: Exclude<keyof SignupValues, 'consent'>) => ({ label: signup[id], errorPrefix })
  const asked = (id: keyof FieldRules) => ({
    texts: { ...needed(id), remark: fields[id] === 'optional' ? signup.optional : undefined },
    required: fields[id] === 'required',
  })
  const hasLastName = fields.lastName !== 'hidden'

  return (
    <>
      <div>
        <Field
          id="email"
          texts={needed('email')}
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <div id={typoHintId} role="status" />
      </div>
      <div className={`grid items-end gap-5 ${hasLastName ? 'sm:grid-cols-2' : ''}`}>
        <Field
          id="firstName"
          texts={needed('firstName')}
          autoComplete="given-name"
          spellCheck={false}
          required
        />
        {hasLastName ? (
          <Field id="lastName" {...asked('lastName')} autoComplete="family-name" spellCheck={false} />
        ) : null}
      </div>
      {fields.company === 'hidden' ? null : (
        <Field id="company" {...asked('company')} autoComplete="organization" />
      )}
      {fields.country === 'hidden' ? null : (
        <SelectField
          id="country"
          {...asked('country')}
          autoComplete="country"
          options={{ '': signup.noCountry, ...countryOptions(language) }}
        />
      )}
      <div
        lang={consent.language === language ? undefined : consent.language}
        className="whitespace-pre-line"
      >
        <CheckboxField id="consent" texts={{ label: consent.text, errorPrefix }} required />
      </div>
      <input type="hidden" name="consentVersion" value={consent.version} />
    </>
  )
}
