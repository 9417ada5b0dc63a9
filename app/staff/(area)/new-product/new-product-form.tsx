'use client'

import { FormAnswers } from '@/app/_ui/form-answers'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useStaffForm } from '@/app/staff/use-staff-form'
import { productLabels } from '@/lib/products/staff/product-labels'
import { SettingField } from '../_settings/setting-field'
import { addNewProduct } from './actions'

type NewProductFormProps = { connections: string[]; initial: { connection: string; tokensUrl: string } }

/** What a product cannot be without; the rest follows in its editor. */
export function NewProductForm({ connections, initial }: NewProductFormProps) {
  const { state, pending, errors, summary, action, submit } = useStaffForm(addNewProduct, {
    kind: 'idle',
  })
  const values = state.kind === 'problem' ? state.values : initial
  const label = (field: string) => productLabels[field] ?? field
  return (
    <form action={action} onSubmit={submit} aria-busy={pending} noValidate className="flex flex-col gap-5">
      {summary}
      <FormAnswers value={{ values, errors }}>
        <SettingField id="name" label={label('name')} maxLength={80} required />
        <SettingField
          id="slug"
          label={label('slug')}
          spellCheck={false}
          hint="The end of its address, in lower-case words joined by hyphens, such as aster-cad. It cannot be changed later."
          required
        />
        <SettingField id="summary" label={label('summary')} rows={3} maxLength={300} />
        <SettingField
          id="connection"
          label={label('connection')}
          options={Object.fromEntries(connections.map((name) => [name, name]))}
        />
        <SettingField
          id="tokensUrl"
          label={label('tokensUrl')}
          inputMode="url"
          spellCheck={false}
          hint="As the Playground of the SAT provider shows it."
          required
        />
        <SettingField
          id="launchUrl"
          label={label('launchUrl')}
          inputMode="url"
          spellCheck={false}
          hint="The Launchpad, Launch link or PWA link that opens."
          required
        />
      </FormAnswers>
      <SubmitButton label="Add" progress={pending ? 'Adding …' : null} className="w-full sm:w-auto" />
    </form>
  )
}
