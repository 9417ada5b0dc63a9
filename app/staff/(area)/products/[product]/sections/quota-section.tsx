import type { QuotaUse } from '@/lib/products/staff/read-quota-use'
import { SettingsSection } from '../../../_settings/settings-section'
import { QuotaRows } from '../quota-rows'

export function QuotaSection({ use }: { use: QuotaUse[] }) {
  return (
    <SettingsSection
      id="quotas"
      title="Quotas"
      hint="A signup takes a place in each quota, or in none. An empty limit counts and never refuses, 0 closes. To take a quota away, choose “no quota in this row”."
    >
      <QuotaRows use={use} />
    </SettingsSection>
  )
}
