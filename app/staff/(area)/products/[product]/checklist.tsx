import { Circle } from 'lucide'
import { Card } from '@/app/_ui/card'
import { CheckIcon, iconOf } from '@/app/_ui/icons'
import { VisuallyHidden } from '@/app/_ui/visually-hidden'
import type { CheckItem } from '@/lib/products/staff/publish-checklist'

const OpenIcon = iconOf(Circle)

/** What is ready and what is to be done before prospects come. */
export function Checklist({ items }: { items: CheckItem[] }) {
  const open = items.filter(({ done }) => !done).length
  return (
    <section aria-labelledby="checklist">
      <Card className="flex flex-col gap-4 p-5 sm:p-6">
        <div>
          <h2 id="checklist" className="text-lg font-semibold">
            Before it is published
          </h2>
          <p className="text-sm text-muted">
            {open === 0 ? 'Everything is ready.' : `${items.length - open} of ${items.length} are ready.`}
          </p>
        </div>
        <ul className="grid gap-x-8 gap-y-3 md:grid-cols-2">
          {items.map(({ done, title, text, to }) => (
            <li key={title} className="flex gap-3">
              {done ? (
                <CheckIcon className="mt-0.5 size-5 text-success" />
              ) : (
                <OpenIcon className="mt-0.5 size-5 text-muted" />
              )}
              <div className="min-w-0">
                <p className="font-medium">
                  <VisuallyHidden>{done ? 'Ready: ' : 'To do: '}</VisuallyHidden>
                  {done ? (
                    title
                  ) : (
                    <a
                      href={to}
                      className="text-accent underline underline-offset-3 hover:text-accent-strong"
                    >
                      {title}
                    </a>
                  )}
                </p>
                <p className="text-sm break-words text-muted">{text}</p>
              </div>
            </li>
          ))}
        </ul>
      </Card>
    </section>
  )
}
