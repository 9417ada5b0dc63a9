import { SettingsSection } from '../../../_settings/settings-section'
import { InBoth, ProductField, ProductMark } from './product-field'

export function TrialSection() {
  return (
    <SettingsSection id="trial" title="Trial">
      <div className="grid items-end gap-5 md:grid-cols-3">
        <ProductField id="trialMinutes" inputMode="numeric" />
        <ProductField id="reloginsPerHour" inputMode="numeric" />
        <ProductField id="moreTimeMinutes" inputMode="numeric" hint="0 leaves it to staff." />
      </div>
      <ProductField
        id="retentionDays"
        inputMode="numeric"
        placeholder="never"
        hint="Counts from the end of a trial; figures stay. Left empty, nobody is forgotten by itself."
      />
      <ProductMark id="waitlist" hint="Off: they are told that no trial is free." />
    </SettingsSection>
  )
}

export function PauseSection() {
  return (
    <SettingsSection
      id="pause"
      title="Pause"
      hint="A paused product stays on the list and tells when it is back. Running trials go on."
    >
      <ProductMark id="paused" />
      <InBoth of={(language) => `pausedText.${language}`} rows={3} />
    </SettingsSection>
  )
}
