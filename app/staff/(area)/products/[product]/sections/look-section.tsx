import { darkTokens } from '@/lib/portal/accent-style'
import { contrast, darkSurface, textContrast, white } from '@/lib/portal/colour'
import { SettingsSection } from '../../../_settings/settings-section'
import { ProductField } from './product-field'

/** The colour of buttons and links on the product's page, and how well it can be read. */
export function LookSection({ accent, isOwn }: { accent: string; isOwn: boolean }) {
  const dark = darkTokens(accent)
  return (
    <SettingsSection id="look" title="Look">
      <ProductField
        id="accent"
        spellCheck={false}
        autoComplete="off"
        placeholder="#0b6275"
        hint={`Left empty, the portal’s. White text has to be readable on it: ${textContrast}:1 (WCAG 2.2 AA). On dark ground a lighter tint of it is used.`}
      />
      <ul aria-label="Contrast" className="flex flex-col gap-2 text-sm">
        <Sample
          colour={accent}
          text={`${accent} ${isOwn ? 'as saved' : 'of the portal'}: ${ratio(accent, white)} with white`}
        />
        <Sample
          colour={dark.accent}
          text={`${dark.accent} on dark ground: ${ratio(dark.accent, darkSurface)} with the ground, ${ratio(dark.accent, dark['on-accent'])} with its text`}
        />
      </ul>
    </SettingsSection>
  )
}

function Sample({ colour, text }: { colour: string; text: string }) {
  return (
    <li className="flex items-center gap-3">
      <svg aria-hidden="true" viewBox="0 0 32 20" className="h-5 w-8 shrink-0 rounded-sm">
        <rect width="32" height="20" fill={colour} />
      </svg>
      {text}
    </li>
  )
}

function ratio(one: string, other: string): string {
  return `${contrast(one, other).toFixed(1)}:1`
}
