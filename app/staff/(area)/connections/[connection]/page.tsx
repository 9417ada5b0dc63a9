import { notFound } from 'next/navigation'
import { z } from 'zod'
import { LinkButton } from '@/app/_ui/link-button'
import { answerTo } from '@/app/staff/answer-to'
import { findConnection } from '@/lib/connections/list-connections'
import { paths } from '@/lib/paths'
import { requireStaff } from '@/lib/staff/require-staff'
import { saidAboutSettings } from '../../_settings/said-about-settings'
import { SettingsHistory } from '../../_settings/settings-history'
import { Said } from '../../_shared/said'
import { Section } from '../../_shared/section'
import { StaffPage } from '../../staff-page'
import { ConnectionFacts } from '../connection-facts'
import { ConnectionForm } from '../connection-form'
import { LicenceFacts } from '../licence-facts'
import { RotationSteps } from '../rotation-steps'
import { SecondKeyForm } from '../second-key-form'

type Parameter = string | string[] | undefined
type ConnectionPageProps = {
  params: Promise<{ connection: string }>
  searchParams: Promise<{ said?: Parameter; tokensUrl?: Parameter; history?: Parameter }>
}

const answers: Record<string, string> = {
  added: 'The connection was added. Add its first product next.',
  'key-add': 'The second key was added. Test the connection to see that both keys work.',
  'key-swap': 'The two keys changed places.',
  'key-remove': 'The second key was removed.',
}

export default async function ConnectionPage({ params, searchParams }: ConnectionPageProps) {
  const staff = await requireStaff('connections.manage')
  const [{ connection: id }, { said, tokensUrl, history }] = await Promise.all([params, searchParams])
  const connection = z.uuid().safeParse(id).success ? await findConnection(staff, id) : null
  if (!connection) notFound()
  const { name, apiUrl, backendUrl, clientId, nextClientId, note, products, namedUsers } = connection
  const tokensUrls = [...new Set(products.map((product) => product.tokensUrl))]
  const given = typeof tokensUrl === 'string' && tokensUrl.length <= 4_000 ? tokensUrl : ''
  const stored = {
    name,
    tokensUrl: given || (tokensUrls[0] ?? ''),
    backendUrl: backendUrl === apiUrl ? '' : backendUrl,
    clientId,
    note,
  }
  const answer = answerTo(answers, said) ?? saidAboutSettings(said)
  return (
    <StaffPage title={name}>
      <Said text={answer} />
      <div className="flex flex-wrap gap-3">
        <LinkButton
          tone={products.length === 0 ? 'primary' : 'quiet'}
          href={`${paths.staffNewProduct}?${new URLSearchParams({ connection: name, tokensUrl: stored.tokensUrl })}`}
        >
          Add a product with it
        </LinkButton>
        <LinkButton tone="quiet" href={paths.staffConnections}>
          All connections
        </LinkButton>
      </div>
      <div className="grid items-start gap-6 xl:grid-cols-[3fr_2fr]">
        <div className="flex min-w-0 flex-col gap-6">
          <Section title="How it stands">
            <ConnectionFacts connection={connection} />
          </Section>
          <Section title="Change or test it">
            <ConnectionForm connection={id} stored={stored} tokensUrls={tokensUrls} inDemo={false} />
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <Section title="Exchange the key">
            <RotationSteps />
            <SecondKeyForm
              connection={id}
              tokensUrl={stored.tokensUrl}
              clientId={clientId}
              nextClientId={nextClientId}
            />
          </Section>
          <Section title="Licence">
            <LicenceFacts users={namedUsers} />
          </Section>
        </div>
      </div>
      <SettingsHistory
        what="connection"
        name={name}
        staff={staff}
        page={paths.staffConnection(id)}
        before={history}
      />
    </StaffPage>
  )
}
