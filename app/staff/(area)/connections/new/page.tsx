import { Card } from '@/app/_ui/card'
import { isDemo } from '@/lib/settings/demo'
import { requireStaff } from '@/lib/staff/require-staff'
import { StaffPage } from '../../staff-page'
import { ConnectionForm } from '../connection-form'

const nothing = { name: '', tokensUrl: '', backendUrl: '', clientId: '', note: '' }

export default async function NewConnectionPage() {
  await requireStaff('connections.manage')
  return (
    <StaffPage title="Add a connection">
      <ol className="flex max-w-prose list-decimal flex-col gap-1.5 pl-5 marker:text-muted">
        <li>
          In Frame, make an API integration with the role “API - Generate Anonymous Account Token” (or
          Organization, Customer) and a key of it.
        </li>
        <li>
          Make a Secure Anonymous provider for Launchpad User, and copy the tokens URL from its Playground.
          Where the API is, the portal takes from it.
        </li>
        <li>Enter both here, test, and add. The first product comes after that.</li>
      </ol>
      <Card className="flex max-w-prose flex-col gap-4 p-5 sm:p-6">
        <h2 className="text-lg font-semibold">What Frame gave you</h2>
        <ConnectionForm connection="" stored={nothing} tokensUrls={[]} inDemo={await isDemo()} />
      </Card>
    </StaffPage>
  )
}
