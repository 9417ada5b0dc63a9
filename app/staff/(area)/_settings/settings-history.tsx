import { LinkButton } from '@/app/_ui/link-button'
import { parseSerial } from '@/lib/parse-serial'
import type { HistoryReader } from '@/lib/settings/history-reader'
import { listSettingsChanges, type SettingsChange } from '@/lib/settings/list-settings-changes'
import type { SettingsKind } from '@/lib/settings/settings-item'
import { Moment } from '../_shared/moment'
import { RevertForm } from './revert-form'
import { SettingInWords } from './setting-in-words'

type SettingsHistoryProps = {
  what: SettingsKind
  /** Name of the connection, slug of the product; empty for the portal. */
  name: string
  staff: HistoryReader
  /** The address of the page that this stands on. */
  page: string
  /** The search parameter `history` of that page: changes before this one are shown. */
  before?: string | string[]
}

/** What became of a connection, a product or the portal: who changed what and when, each with a way back. */
export async function SettingsHistory({ what, name, staff, page, before }: SettingsHistoryProps) {
  const from = parseSerial(before)
  const { changes, older } = await listSettingsChanges(staff, { what, name, before: from })
  return (
    <section aria-labelledby="history" className="flex flex-col gap-3">
      <h2 id="history" className="text-lg font-semibold">
        History
      </h2>
      {changes.length === 0 ? (
        <p className="text-muted">
          {from === null ? 'No change was written down yet.' : 'There is nothing older.'}
        </p>
      ) : (
        <ol className="flex flex-col">
          {changes.map((change) => (
            <li key={String(change.id)} className="border-t border-line py-4">
              <Change change={change} what={what} page={page} />
            </li>
          ))}
        </ol>
      )}
      {older === null ? null : (
        <nav aria-label="Pages of the history">
          <LinkButton tone="quiet" rel="next" href={`${page}?history=${String(older)}#history`}>
            Older changes
          </LinkButton>
        </nav>
      )}
    </section>
  )
}

function Change({ change, what, page }: { change: SettingsChange; what: SettingsKind; page: string }) {
  const { id, at, actorName, isNew, reverts, mayRevert } = change
  return (
    <article aria-label={`Change ${id}`} className="flex flex-col gap-2">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <strong className="font-semibold break-words">{actorName}</strong>
        <Moment at={at} className="text-sm text-muted" />
        <span className="text-sm text-muted">
          No. {String(id)}
          {reverts === null ? null : `, takes back no. ${reverts}`}
        </span>
      </p>
      {isNew ? <p>Added the {what}.</p> : <Keys change={change} />}
      {mayRevert ? <RevertForm change={String(id)} what={what} page={page} /> : null}
    </article>
  )
}

function Keys({ change: { keys, secrets } }: { change: SettingsChange }) {
  return (
    <dl className="flex flex-col gap-2 text-sm">
      {keys.map(({ key, before, after }) => (
        <div key={key} className="grid gap-x-4 sm:grid-cols-[10rem_1fr]">
          <dt className="font-medium break-words">{key}</dt>
          <dd className="min-w-0">
            <SettingInWords value={before} side="before" /> <span aria-hidden="true">→</span>
            <span className="sr-only"> became </span> <SettingInWords value={after} side="after" />
          </dd>
        </div>
      ))}
      {secrets.map((secret) => (
        <div key={secret} className="grid gap-x-4 sm:grid-cols-[10rem_1fr]">
          <dt className="font-medium break-words">{secret}</dt>
          <dd className="text-muted">changed; a secret is not kept here and cannot be brought back</dd>
        </div>
      ))}
    </dl>
  )
}
