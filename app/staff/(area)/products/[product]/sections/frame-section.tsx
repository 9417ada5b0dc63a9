import { SettingsSection } from '../../../_settings/settings-section'
import { ProductField } from './product-field'

/** What it is called and where it opens. */
export function AboutSection() {
  return (
    <SettingsSection id="about" title="About">
      <ProductField id="name" maxLength={80} required />
      <ProductField
        id="summary"
        rows={3}
        maxLength={300}
        hint="On the list of products and on its own page."
      />
    </SettingsSection>
  )
}

export function FrameSection({ connections }: { connections: string[] }) {
  return (
    <SettingsSection id="frame" title="Frame" hint="Where tokens come from, and what opens with one.">
      <ProductField id="connection" options={Object.fromEntries(connections.map((name) => [name, name]))} />
      <ProductField
        id="tokensUrl"
        inputMode="url"
        spellCheck={false}
        hint="As the Playground of the SAT provider shows it. It has the origin of its connection."
      />
      <ProductField
        id="launchUrl"
        inputMode="url"
        spellCheck={false}
        hint="The Launchpad, Launch link or PWA link that opens."
      />
      <ProductField
        id="returnUrls"
        rows={3}
        spellCheck={false}
        hint="One a line: who comes back from a session may land at or below these."
      />
      <ProductField
        id="terminalConfigurationId"
        spellCheck={false}
        hint="Two ids joined by a dot, as a launch link has it. Lets the portal see sessions."
      />
      <ProductField
        id="metadata"
        rows={3}
        spellCheck={false}
        hint="One a line, such as tier = gold. Goes into each token."
      />
    </SettingsSection>
  )
}
