import { CheckboxField } from '@/app/_ui/checkbox-field'
import { Field } from '@/app/_ui/field'
import { SelectField } from '@/app/_ui/select-field'
import type { SignupValues } from '@/lib/signups/signup-form-state'
import type { Language, Messages } from '@/messages'
import { countryOptions } from './country-options'
import { typoHintId } from './typo-hint-id'

type SignupFieldsProps = { product: string; messages: Messages; language: Language }

export function SignupFields({ product, messages: { signup }, language }: SignupFieldsProps) {
  const { errorPrefix } = signup
  const needed = (id: Exclude<keyof SignupValues, 'consent'>) => ({ label: signup[id], errorPrefix })
  const optional = (id: Exclude<keyof SignupValues, 'consent'>) => ({
    ...needed(id),
    remark: signup.optional,
  })

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
      <div className="grid items-end gap-5 sm:grid-cols-2">
        <Field
          id="firstName"
          texts={needed('firstName')}
          autoComplete="given-name"
          spellCheck={false}
          required
        />
        <Field id="lastName" texts={optional('lastName')} autoComplete="family-name" spellCheck={false} />
      </div>
      <Field id="company" texts={optional('company')} autoComplete="organization" />
      <SelectField
        id="country"
        texts={optional('country')}
        autoComplete="country"
        options={{ '': signup.noCountry, ...countryOptions(language) }}
      />
      <CheckboxField id="consent" texts={{ label: signup.consent(product), errorPrefix }} required />
    </>
  )
}
