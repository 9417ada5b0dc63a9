import type { ListedConnection } from '@/lib/connections/list-connections'
import { paths } from '@/lib/paths'
import { formatDuration } from '@/messages/format-duration'
import { Facts } from '../_shared/facts'
import { inZone } from '../_shared/in-zone'

/** How a connection stands, in words. */
export function ConnectionFacts({ connection }: { connection: ListedConnection }) {
  const { apiUrl, products, lastMint, lastTest, nextClientId } = connection
  return (
    <Facts
      className="grid gap-x-6 gap-y-3 sm:grid-cols-2"
      of={[
        ['API', apiUrl],
        ['Used by', <Users key="users" products={products} />],
        ['As this process has noticed', stateInWords(connection)],
        ['Keys', nextClientId === null ? 'one' : 'two: a second one is ready'],
        ['Last token asked for by a trial', lastMint ? mintInWords(lastMint) : 'none yet'],
        ['Last test', lastTest ? testInWords(lastTest) : 'none yet'],
      ]}
    />
  )
}

function Users({ products }: Pick<ListedConnection, 'products'>) {
  if (products.length === 0) return 'no product yet'
  return products.map(({ slug, name }, index) => (
    <span key={slug}>
      {index === 0 ? null : ', '}
      <a
        className="text-accent underline underline-offset-3 hover:text-accent-strong"
        href={paths.staffProduct(slug)}
      >
        {name}
      </a>
    </span>
  ))
}

/** The worst first. */
function stateInWords({ state, products }: ListedConnection): string {
  if (state.kind === 'unused') return 'nothing, because no product uses it'
  if (state.kind === 'unreadable')
    return 'Its secret cannot be read: ENCRYPTION_KEY is not the one it was stored under. Enter the secret anew.'
  const resting = products.filter(({ slug }) => state.restingProducts.includes(slug)).map(({ name }) => name)
  const remarks = [
    state.isLeftAlone && 'Frame failed repeatedly and is left alone for a moment; no trial can begin.',
    state.pauseSeconds > 0 &&
      `Frame asked to be sent nothing for another ${formatDuration(state.pauseSeconds * 1_000, 'en')}.`,
    resting.length > 0 &&
      `The SAT provider gave no token repeatedly and is left alone: ${resting.join(', ')}.`,
    state.clockSeconds !== 0 &&
      `The portal's clock is ${Math.abs(state.clockSeconds)} s ${state.clockSeconds > 0 ? 'behind' : 'ahead of'} Frame's; set it by NTP.`,
    state.firstKey === 'next' && 'Frame refuses the first key; the second one is used.',
  ].filter((remark) => remark !== false)
  return remarks.length > 0 ? remarks.join(' ') : 'nothing wrong; the first key is used'
}

function mintInWords({
  startedAt,
  outcome,
  status,
  problem,
}: NonNullable<ListedConnection['lastMint']>): string {
  const what =
    outcome === 'minted'
      ? 'given'
      : (problem ??
        (outcome === null ? 'under way, or cut off' : `${outcome}${status ? ` (${status})` : ''}`))
  return `${inZone(startedAt)}: ${what}`
}

function testInWords({ askedAt, outcome, problem }: NonNullable<ListedConnection['lastTest']>): string {
  return `${inZone(askedAt)}: ${outcome === null ? 'no end was written down' : (problem ?? 'worked')}`
}
