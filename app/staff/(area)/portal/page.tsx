import { PortalLogo } from '@/app/_ui/page-header'
import { paths } from '@/lib/paths'
import { findPortalForStaff } from '@/lib/portal/staff/find-portal-for-staff'
import { faceFields, legalFields, portalLabels } from '@/lib/portal/staff/portal-fields'
import { legalPages } from '@/lib/portal/portal-parts'
import { requireStaff } from '@/lib/staff/require-staff'
import { currentPortal } from '@/lib/web/current-portal'
import { saidAboutSettings } from '../_settings/said-about-settings'
import { SettingField } from '../_settings/setting-field'
import { SettingsHistory } from '../_settings/settings-history'
import { SettingsSection } from '../_settings/settings-section'
import { Said } from '../_shared/said'
import { StaffPage } from '../staff-page'
import { LogoField } from './logo-field'
import { PortalForm } from './portal-form'

type PortalPageProps = { searchParams: Promise<{ said?: string | string[]; history?: string | string[] }> }

const hints: Record<string, string> = {
  accent: 'Such as #0b6275. White text has to be readable on it. Left empty, our own.',
  'contact.url': 'Begins with https://',
}
const titles = { imprint: 'Imprint', privacy: 'Privacy', terms: 'Terms' }

/** The face of the portal: what every page of it shows. */
export default async function PortalPage({ searchParams }: PortalPageProps) {
  const staff = await requireStaff('products.manage')
  const [{ said, history }, { values, base }, portal] = await Promise.all([
    searchParams,
    findPortalForStaff(staff),
    currentPortal(),
  ])
  const answer = saidAboutSettings(said)
  const form = (fields: string[]) => ({
    base: String(base),
    values: Object.fromEntries(fields.map((field) => [field, values[field] ?? ''])),
  })
  return (
    <StaffPage title="Portal">
      <Said text={answer} />
      <SettingsSection
        id="face"
        title="Name, colour and contact"
        hint="What is left empty is not shown, or is our own."
      >
        <PortalForm label="Name, colour and contact" {...form(faceFields)}>
          {faceFields.map((field) => (
            <SettingField key={field} id={field} label={portalLabels[field] ?? field} hint={hints[field]} />
          ))}
        </PortalForm>
      </SettingsSection>
      <SettingsSection id="logo-section" title="Logo" hint="SVG, PNG or WebP of 48 kB or fewer.">
        {portal.logoPath ? (
          <PortalLogo src={portal.logoPath} />
        ) : (
          <p className="text-muted">There is none: the mark of our own is shown.</p>
        )}
        <PortalForm label="Logo" {...form([])}>
          <LogoField hasLogo={portal.logoPath !== null} />
        </PortalForm>
      </SettingsSection>
      {legalPages.map((page) => (
        <SettingsSection
          key={page}
          id={page}
          title={titles[page]}
          hint="In Markdown. Left empty in both languages, there is no such page."
        >
          <PortalForm label={titles[page]} {...form(legalFields(page))}>
            {legalFields(page).map((field) => (
              <SettingField key={field} id={field} label={portalLabels[field] ?? field} rows={8} />
            ))}
          </PortalForm>
        </SettingsSection>
      ))}
      <SettingsHistory what="portal" name="" staff={staff} page={paths.staffPortal} before={history} />
    </StaffPage>
  )
}
