import { SettingsSection } from '../../../_settings/settings-section'
import { InBoth, ProductField } from './product-field'

const rules = { hidden: 'Not asked for', optional: 'Optional', required: 'Required' }

/** Which of the fields are asked for that a trial does not need. */
export function FieldsSection() {
  return (
    <SettingsSection
      id="fields"
      title="Fields of the form"
      hint="E-mail and first name are always asked for: Frame needs them. Each further field costs signups."
    >
      <div className="grid items-end gap-5 md:grid-cols-3">
        <ProductField id="fields.lastName" options={rules} />
        <ProductField id="fields.company" options={rules} />
        <ProductField id="fields.country" options={rules} />
      </div>
    </SettingsSection>
  )
}

export function WordsSection() {
  return (
    <SettingsSection
      id="words"
      title="Words on the signup page"
      hint="Left empty, the page says the usual: “Try …”, and the summary."
    >
      <InBoth of={(language) => `texts.${language}.title`} />
      <InBoth of={(language) => `texts.${language}.introduction`} rows={3} />
    </SettingsSection>
  )
}

export function ConsentSection() {
  return (
    <SettingsSection
      id="consent"
      title="Consent"
      hint="What a prospect agrees to beside the box. Left empty, it is the portal’s own sentence. Each wording that is saved gets a version, and a signup refers to the one its form showed."
    >
      <InBoth of={(language) => `consent.${language}`} rows={4} />
    </SettingsSection>
  )
}

export function MailSection() {
  return (
    <SettingsSection id="mails" title="Words in its mails" hint="Above what each mail says, and at its end.">
      <InBoth of={(language) => `mailTexts.${language}.opening`} rows={3} />
      <InBoth of={(language) => `mailTexts.${language}.closing`} rows={3} />
    </SettingsSection>
  )
}
