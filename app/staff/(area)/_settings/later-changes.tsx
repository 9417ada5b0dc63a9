import { Notice } from '@/app/_ui/notice'
import type { LaterChange } from './later-change'

/** What was saved by others since this form was opened. */
export function LaterChanges({ changes }: { changes: LaterChange[] }) {
  return (
    <Notice tone="warning">
      <ul aria-label="Changes by others" className="flex flex-col gap-3">
        {changes.map(({ id, who, when, keys }) => (
          <li key={id}>
            <p>
              <strong className="font-semibold">{who}</strong>, {when}
            </p>
            <ul className="list-disc pl-5 text-sm">
              {keys.map(({ key, before, after }) => (
                <li key={key} className="break-words">
                  {key}: <del className="text-muted">{before}</del> became{' '}
                  <ins className="font-medium no-underline">{after}</ins>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
