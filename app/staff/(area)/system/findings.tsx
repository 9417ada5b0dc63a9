import { CircleCheck, CircleX, TriangleAlert } from 'lucide'
import { iconOf } from '@/app/_ui/icons'
import { VisuallyHidden } from '@/app/_ui/visually-hidden'
import type { ShownFinding } from './check-state'

const levels = {
  ok: { word: 'In order', Icon: iconOf(CircleCheck), colour: 'text-success' },
  warning: { word: 'Look at this', Icon: iconOf(TriangleAlert), colour: 'text-mark-3' },
  failure: { word: 'Broken', Icon: iconOf(CircleX), colour: 'text-danger' },
} as const

/** What was found: a sign and a word for each, then what to do. Where all is about one thing, its card names it. */
export function Findings({ findings }: { findings: ShownFinding[] }) {
  const isAboutSeveral = new Set(findings.map(({ subject }) => subject)).size > 1
  return (
    <ul className="flex flex-col gap-3">
      {findings.map(({ level, subject, finding }, index) => {
        const { word, Icon, colour } = levels[level]
        return (
          <li key={index} className="flex gap-3">
            <Icon className={`mt-0.5 size-5 shrink-0 ${colour}`} />
            <div className="min-w-0">
              {level === 'ok' ? (
                <VisuallyHidden>{word}: </VisuallyHidden>
              ) : (
                <p className="font-semibold">{word}</p>
              )}
              <p className="break-words">
                {isAboutSeveral ? <span className="text-muted">{subject}: </span> : null}
                {finding}
              </p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
