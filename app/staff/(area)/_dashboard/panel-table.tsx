import type { ReactNode } from 'react'
import { Disclosure } from '@/app/_ui/disclosure'
import { formatNumber } from './format'

type Column<Row> = { header: string; of: (row: Row) => ReactNode; kind?: 'number' | 'earlier' | 'text' }
/** The first says what a row is about. What is null in the others is not known, which is not the same as none. */
export type PanelColumns<Row> = readonly [Column<Row>, ...Column<Row>[]]

type PanelTableProps<Row> = {
  title: string
  columns: PanelColumns<Row>
  rows: readonly Row[]
  keyOf: (row: Row) => string
}

const looks = { number: 'text-right', earlier: 'text-right text-muted', text: '' }

/** What a panel draws, as a table that opens below it and scrolls in its own box. */
export function PanelTable<Row>({ title, columns, rows, keyOf }: PanelTableProps<Row>) {
  const [about, ...values] = columns
  return (
    <Disclosure summary="As a table" about={`: ${title}`}>
      <div
        className="max-h-96 overflow-auto print:max-h-none print:overflow-visible"
        tabIndex={0}
        role="region"
        aria-label={`Table of ${title}`}
      >
        <table aria-label={title} className="w-full text-left tabular-nums">
          <thead className="text-sm text-muted">
            <tr className="align-bottom">
              <th scope="col" className="py-2 font-medium">
                {about.header}
              </th>
              {values.map(({ header, kind = 'number' }) => (
                <th
                  key={header}
                  scope="col"
                  className={`py-2 pl-4 font-medium ${kind === 'text' ? '' : 'text-right'}`}
                >
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={keyOf(row)} className="border-t border-line align-top">
                <th scope="row" className="py-1.5 font-normal">
                  {about.of(row)}
                </th>
                {values.map(({ header, of, kind = 'number' }) => (
                  <td key={header} className={`py-1.5 pl-4 ${looks[kind]}`}>
                    {orDash(of(row))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Disclosure>
  )
}

const orDash = (value: ReactNode) => (typeof value === 'number' ? formatNumber(value) : (value ?? '–'))
