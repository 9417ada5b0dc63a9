import { SettingsSection } from '../../../_settings/settings-section'
import { ProductField, ProductMark } from './product-field'

const mailRules = { allow: 'Let in', verify: 'Ask for a proof by mail', refuse: 'Refuse' }

/** Who is let in, and what they have to prove. */
export function PolicySection() {
  return (
    <SettingsSection id="policy" title="Policy" hint="Who is let in, and what they have to prove.">
      <ProductMark id="captcha" />
      <div className="grid items-end gap-5 md:grid-cols-2">
        <ProductField
          id="withoutCaptcha"
          options={{ refuse: 'Refuse', verify: 'Ask for a proof by mail' }}
          hint="Browsers without JavaScript send none."
        />
        <ProductField
          id="verification"
          options={{ none: 'Only where a rule asks for it', code: 'Everybody, by a mailed code' }}
        />
        <ProductField id="freeMail" options={mailRules} />
        <ProductField id="disposableMail" options={mailRules} />
      </div>
      <ProductField
        id="companies"
        rows={4}
        spellCheck={false}
        hint="One a line, such as acme.com allow, or verify or refuse. Subdomains are included."
      />
      <ProductField id="otherCompanies" options={mailRules} />
      <ProductMark id="checkMailDomain" />
    </SettingsSection>
  )
}
