import type { ReactNode } from 'react'
import { CheckboxField } from '@/app/_ui/checkbox-field'
import { Disclosure } from '@/app/_ui/disclosure'
import { Field } from '@/app/_ui/field'
import { SelectField } from '@/app/_ui/select-field'
import { quotaBoxes, utmFields } from '@/lib/invites/staff/invite-fields'

type InviteFieldsetProps = {
  timeZone: string
  /** None where the product is what it is. */
  products: { slug: string; name: string }[] | null
  /** None for those who make their own only. */
  owners: string[] | null
}

const quotaNames = {
  person: 'of a person',
  company: 'of a company',
  network: 'of a network',
  campaign: 'of a campaign',
  product: 'of the whole product',
}

const utmLabels = {
  source: 'Source',
  medium: 'Medium',
  campaign: 'Campaign',
  term: 'Term',
  content: 'Content',
}

const texts = (label: string, remark?: string) => ({ label, remark, errorPrefix: 'Error:' })

/** The fields of an invite, those that are mostly filled in first. */
export function InviteFieldset({ timeZone, products, owners }: InviteFieldsetProps) {
  return (
    <>
      <Group>
        <Field id="label" texts={texts('Label')} maxLength={120} autoComplete="off" autoFocus required />
        {products ? (
          <SelectField
            id="product"
            texts={texts('Product')}
            options={Object.fromEntries(products.map(({ slug, name }) => [slug, name]))}
          />
        ) : null}
        {owners ? <OwnerField owners={owners} /> : null}
        <Field
          id="opportunity"
          texts={texts('Opportunity id', 'optional')}
          maxLength={80}
          autoComplete="off"
        />
      </Group>
      <Group legend="Recipient, for whom the form is filled in">
        <Field id="firstName" texts={texts('First name', 'optional')} maxLength={64} autoComplete="off" />
        <Field id="lastName" texts={texts('Last name', 'optional')} maxLength={64} autoComplete="off" />
        <Field id="email" texts={texts('E-mail', 'optional')} type="email" autoComplete="off" />
      </Group>
      <Group legend="How often, how long, for whom">
        <Field
          id="maxUses"
          texts={texts('Uses', 'empty for any number')}
          inputMode="numeric"
          autoComplete="off"
        />
        <TrialLength />
        <Field id="startsAt" texts={texts('Starts', `optional, time of ${timeZone}`)} type="datetime-local" />
        <Field id="expiresAt" texts={texts('Expires', `time of ${timeZone}`)} type="datetime-local" />
        <Field id="emails" texts={texts('Only for these addresses', 'optional')} autoComplete="off" />
        <Field id="domains" texts={texts('Only for these domains', 'optional')} autoComplete="off" />
        <div className="sm:col-span-2">
          <CheckboxField
            id="skipVerification"
            texts={texts('The address need not be proved, unless it had a trial before')}
          />
        </div>
      </Group>
      {owners ? (
        <Group legend="Does not count for the limits">
          {quotaBoxes.map(([box, scope]) => (
            <CheckboxField key={box} id={box} texts={texts(quotaNames[scope])} />
          ))}
        </Group>
      ) : null}
      <Disclosure summary="Campaign labels of the link (UTM)">
        <Group>
          {utmFields.map(([name, field]) => (
            <Field
              key={field}
              id={field}
              texts={texts(utmLabels[name], `utm_${name}`)}
              maxLength={100}
              autoComplete="off"
            />
          ))}
        </Group>
      </Disclosure>
    </>
  )
}

function Group({ legend, children }: { legend?: string; children: ReactNode }) {
  if (!legend) return <div className="grid items-end gap-5 sm:grid-cols-2">{children}</div>
  return (
    <fieldset>
      <legend className="mb-4 text-lg font-semibold">{legend}</legend>
      <div className="grid items-end gap-5 sm:grid-cols-2">{children}</div>
    </fieldset>
  )
}

function OwnerField({ owners }: { owners: string[] }) {
  return (
    <>
      <Field
        id="owner"
        texts={texts('Owner', 'e-mail, empty for yourself')}
        list="owners"
        autoComplete="off"
      />
      <datalist id="owners">
        {owners.map((owner) => (
          <option key={owner} value={owner} />
        ))}
      </datalist>
    </>
  )
}

function TrialLength() {
  return (
    <div className="grid grid-cols-[1fr_auto] items-end gap-3">
      <Field
        id="trialLength"
        texts={texts('Trial length', 'empty: as usual')}
        inputMode="decimal"
        autoComplete="off"
      />
      <SelectField
        id="trialUnit"
        texts={texts('Unit')}
        options={{ minutes: 'minutes', hours: 'hours', days: 'days' }}
      />
    </div>
  )
}
