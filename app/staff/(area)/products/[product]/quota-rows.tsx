'use client'

import { use as useContextOf } from 'react'
import { FormAnswers } from '@/app/_ui/form-answers'
import type { QuotaUse } from '@/lib/products/staff/read-quota-use'
import { SettingField } from '../../_settings/setting-field'

const scopes = {
  '': 'no quota in this row',
  person: 'each person',
  company: 'each company',
  network: 'each network',
  campaign: 'each campaign',
  product: 'the whole product',
}
const windows = {
  day: 'a day',
  week: 'a week',
  month: 'a month',
  ever: 'ever',
  concurrent: 'at the same time',
}

/** A row for each quota, and some to add more: as many as the answers of the form have. */
export function QuotaRows({ use }: { use: QuotaUse[] }) {
  const { values } = useContextOf(FormAnswers)
  const rows = Object.keys(values).filter((field) => /^quotas\.\d+\.scope$/.test(field)).length
  return (
    <ul aria-label="Quotas" className="flex flex-col gap-5">
      {Array.from({ length: rows }, (_, row) => (
        <li key={row} className="grid items-end gap-x-4 gap-y-3 sm:grid-cols-[2fr_1.5fr_1fr]">
          <SettingField
            id={`quotas.${row}.scope`}
            label="Counts"
            about={`in quota ${row + 1}`}
            options={scopes}
          />
          <SettingField
            id={`quotas.${row}.per`}
            label="Window"
            about={`of quota ${row + 1}`}
            options={windows}
          />
          <SettingField
            id={`quotas.${row}.limit`}
            label="Limit"
            about={`of quota ${row + 1}`}
            inputMode="numeric"
            placeholder="no limit"
          />
          <UseNow
            quota={{
              scope: String(values[`quotas.${row}.scope`]),
              per: String(values[`quotas.${row}.per`]),
              limit: String(values[`quotas.${row}.limit`]),
            }}
            use={use}
          />
        </li>
      ))}
    </ul>
  )
}

type UseNowProps = { quota: { scope: string; per: string; limit: string }; use: QuotaUse[] }

function UseNow({ quota: { scope, per, limit }, use }: UseNowProps) {
  if (scope === '') return null
  const now = use.find((one) => one.scope === scope && one.per === per)
  const most = now?.most ?? 0
  const isFull = limit !== '' && most >= Number(limit)
  return (
    <p className={`text-sm tabular-nums sm:col-span-3 ${isFull ? 'font-medium text-danger' : 'text-muted'}`}>
      In use now: {most} {limit === '' ? 'without a limit' : `of ${limit}`}
      {now && scope !== 'product' ? `, by the fullest of ${now.subjects}` : ''}
      {isFull ? ': it is full' : ''}
    </p>
  )
}
