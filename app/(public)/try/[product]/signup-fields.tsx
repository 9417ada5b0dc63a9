import { CheckboxField } from '@/app/_ui/checkbox-field'
import { Field } from '@/app/_ui/field'
import { SelectField } from '@/app/_ui/select-field'
import type { SignupValues } from '@/lib/signups/signup-form-state'
import type { SignupTexts } from './signup-texts'

export function SignupFields({
  values,
  errors,
  countries,
  texts,
}: {
  values: SignupValues
  errors: { [field: string]: string | undefined }
  countries: { value: string; label: string }[]
  texts: SignupTexts['form']
}) {
  const fieldTexts = (id: keyof SignupValues, remark?: string) => ({
    label: texts[id],
    remark,
    error: errors[id],
    errorPrefix: texts.errorPrefix,
  })

  return (
    <>
      <Field
        id="email"
        texts={fieldTexts('email')}
        defaultValue={values.email}
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <div className="grid items-end gap-5 sm:grid-cols-2">
        <Field
          id="firstName"
          texts={fieldTexts('firstName')}
          defaultValue={values.firstName}
          autoComplete="given-name"
          spellCheck={false}
          required
        />
        <Field
          id="lastName"
          texts={fieldTexts('lastName', texts.optional)}
          defaultValue={values.lastName}
          autoComplete="family-name"
          spellCheck={false}
        />
      </div>
      <Field
        id="company"
        texts={fieldTexts('company', texts.optional)}
        defaultValue={values.company}
        autoComplete="organization"
      />
      <SelectField
        id="country"
        texts={fieldTexts('country', texts.optional)}
        defaultValue={values.country}
        autoComplete="country"
        options={[{ value: '', label: texts.noCountry }, ...countries]}
      />
      <CheckboxField id="consent" texts={fieldTexts('consent')} defaultChecked={values.consent} required />
    </>
  )
}
