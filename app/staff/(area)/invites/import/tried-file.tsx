import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/notice'
import type { TriedImport, TriedRow } from '@/lib/invites/staff/import-invites'
import { inZone } from '../../_shared/in-zone'
import { carryOutImport } from './actions'

/** What a file would make, or what is wrong with which of its lines. All of it is made, or nothing. */
export function TriedFile({ id, tried }: { id: string; tried: TriedImport }) {
  if (tried.kind === 'unreadable') {
    return (
      <div role="alert">
        <Notice tone="warning">{tried.problem}</Notice>
      </div>
    )
  }
  const wrong = tried.rows.filter(({ invite }) => invite === null)
  if (wrong.length > 0) {
    return (
      <section aria-labelledby="wrong" className="flex flex-col gap-4">
        <h2 id="wrong" className="text-lg font-semibold">
          {wrong.length} of {tried.rows.length} rows cannot be used
        </h2>
        <p className="text-muted">Nothing was made, and nothing will be before each row is right.</p>
        <Rows heads={['Line', 'Label', 'What is wrong']} label="Rows that cannot be used">
          {wrong.map(({ line, label, problems }) => (
            <Row key={line} cells={[String(line), label.slice(0, 120), problems.join(' ')]} />
          ))}
        </Rows>
      </section>
    )
  }
  return (
    <section aria-labelledby="would" className="flex flex-col gap-4">
      <h2 id="would" className="text-lg font-semibold">
        {tried.rows.length === 1 ? 'One invite' : `${tried.rows.length} invites`} would be made
      </h2>
      <form action={carryOutImport}>
        <input type="hidden" name="import" value={id} />
        <Button type="submit">{tried.rows.length === 1 ? 'Make it' : `Make all ${tried.rows.length}`}</Button>
      </form>
      <Rows
        heads={['Line', 'Label', 'Product', 'Recipient', 'Uses', 'Expires']}
        label="Invites that would be made"
      >
        {tried.rows.map((row) => (
          <Row key={row.line} cells={cellsOf(row)} />
        ))}
      </Rows>
    </section>
  )
}

function cellsOf({ line, label, invite }: TriedRow): string[] {
  const wish = invite?.wish
  return [
    String(line),
    label,
    invite?.product.name ?? '',
    [wish?.recipientFirstName, wish?.recipientLastName, wish?.recipientEmail].filter(Boolean).join(' '),
    wish?.maxUses ? String(wish.maxUses) : 'any',
    wish?.expiresAt ? inZone(wish.expiresAt) : 'never',
  ]
}

type RowsProps = { heads: string[]; label: string; children: React.ReactNode }

function Rows({ heads, label, children }: RowsProps) {
  return (
    <div
      className="max-h-[32rem] overflow-auto rounded-md border border-line"
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <table className="w-full text-left text-sm">
        <thead className="text-muted">
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className="px-3 py-2 font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

function Row({ cells }: { cells: string[] }) {
  return (
    <tr className="border-t border-line align-top">
      {cells.map((cell, index) => (
        <td key={index} className="px-3 py-2 break-words">
          {cell}
        </td>
      ))}
    </tr>
  )
}
