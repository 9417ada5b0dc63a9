import { Card } from '@/app/_ui/card'
import { LinkButton } from '@/app/_ui/link-button'
import { listConnections } from '@/lib/connections/list-connections'
import { paths } from '@/lib/paths'
import { requireStaff } from '@/lib/staff/require-staff'
import { Nothing } from '../_shared/nothing'
import { StaffPage } from '../staff-page'
import { ConnectionFacts } from './connection-facts'

export default async function ConnectionsPage() {
  const connections = await listConnections(await requireStaff('connections.manage'))
  return (
    <StaffPage title="Connections">
      <p className="max-w-prose text-muted">
        The API credentials of one Frame customer each. Products name the connection that their tokens come
        from.
      </p>
      <div>
        <LinkButton href={paths.staffNewConnection}>Add a connection</LinkButton>
      </div>
      {connections.length === 0 ? (
        <Nothing>
          There is none yet. Add one with the tokens URL of a SAT provider&apos;s Playground, a client id and
          its secret; the first product comes after it.
        </Nothing>
      ) : (
        <ul className="flex flex-col gap-5">
          {connections.map((connection) => (
            <li key={connection.id}>
              <Card className="flex flex-col gap-4 p-5 sm:p-6">
                <h2 className="text-lg font-semibold break-words">
                  <a
                    className="text-accent underline underline-offset-3 hover:text-accent-strong"
                    href={paths.staffConnection(connection.id)}
                  >
                    {connection.name}
                  </a>
                </h2>
                <ConnectionFacts connection={connection} />
              </Card>
            </li>
          ))}
        </ul>
      )}
    </StaffPage>
  )
}
