import type { ReactNode } from 'react'
import type { ListedConnection } from '@/lib/connections/list-connections'
import { env } from '@/lib/env'
import { paths } from '@/lib/paths'
import { formatDuration } from '@/messages/format-duration'
import { formatMoment } from '@/messages/format-moment'

/** How a connection stands, in words. */
export function ConnectionFacts({ connection }: { connection: ListedConnection }) {
  const { apiUrl, products, lastMint, lastTest, nextClientId } = connection
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
      <Fact name="API">
        <span className="break-all">{apiUrl}</span>
      </Fact>
      <Fact name="Used by">
        {products.length === 0
          ? 'no product yet'
          : products.map(({ slug, name }, index) => (
              <span key={slug}>
                {index === 0 ? null : ', '}
                <a
                  className="text-accent underline underline-offset-3 hover:text-accent-strong"
                  href={paths.staffProduct(slug)}
                >
                  {name}
                </a>
              </span>
            ))}
      </Fact>
      <Fact name="As this process has noticed">{stateInWords(connection)}</Fact>
      <Fact name="Keys">{nextClientId === null ? 'one' : 'two: a second one is ready'}</Fact>
      <Fact name="Last token asked for by a trial">{lastMint ? mintInWords(lastMint) : 'none yet'}</Fact>
      <Fact name="Last test">
        {lastTest
          ? `${at(lastTest.askedAt)}: ${lastTest.outcome === null ? 'no end was written down' : (lastTest.problem ?? 'worked')}`
          : 'none yet'}
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  )
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
  return `${at(startedAt)}: ${what}`
}

function at(moment: Date): string {
  return formatMoment(moment, 'en', env().timeZone)
}
