'use client'

import { use } from 'react'
import { controlLook } from '@/app/_ui/field-frame'
import { FieldError } from '@/app/_ui/field-error'
import { FormAnswers } from '@/app/_ui/form-answers'
import { SettingMark } from '../_settings/setting-mark'

/** A picture to take in place of the present one, or the wish to have none. */
export function LogoField({ hasLogo }: { hasLogo: boolean }) {
  const wrong = use(FormAnswers).errors.logo !== undefined
  return (
    <div className="flex flex-col gap-3">
      <label htmlFor="logo" className="font-medium">
        New logo
      </label>
      <FieldError id="logo" prefix="Error:" />
      <input
        id="logo"
        name="logo"
        type="file"
        accept="image/svg+xml,image/png,image/webp"
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? 'logo-error' : undefined}
        className={controlLook}
      />
      {hasLogo ? <SettingMark id="removeLogo" label="Remove the logo" /> : null}
    </div>
  )
}
