import type { ComponentProps } from 'react'
import { productLabels } from '@/lib/products/staff/product-labels'
import { SettingField } from '../../../_settings/setting-field'
import { SettingMark } from '../../../_settings/setting-mark'

/** A field of a product under the name that it has everywhere. */
export function ProductField(props: Omit<ComponentProps<typeof SettingField>, 'label'>) {
  return <SettingField label={productLabels[props.id] ?? props.id} {...props} />
}

export function ProductMark(props: Omit<ComponentProps<typeof SettingMark>, 'label'>) {
  return <SettingMark label={productLabels[props.id] ?? props.id} {...props} />
}

/** The same words in both languages, side by side where there is room. */
export function InBoth({
  of,
  ...rest
}: {
  of: (language: 'en' | 'de') => string
  rows?: number
  hint?: string
}) {
  return (
    <div className="grid items-end gap-5 md:grid-cols-2">
      <ProductField id={of('en')} {...rest} />
      <ProductField id={of('de')} {...rest} />
    </div>
  )
}
