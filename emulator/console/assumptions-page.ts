import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'
import { type Assumption, assumptions, type Mark } from '../state/assumptions'
import type { EmulatorState } from '../state/create-state'
import { consolePage } from './console-page'
import { pageHead } from './page-head'
import { paths } from './paths'
import { type SettingOutcome, settingForm } from './setting-form'

const marks: Record<Mark, { name: string; className: string }> = {
  D: { name: 'Documented', className: 'on' },
  O: { name: 'Observed', className: 'seen' },
  A: { name: 'Assumed', className: '' },
}

/** What this emulator takes Frame to do, how sure that is, and every setting that makes it do something else. */
export function assumptionsPage(state: EmulatorState, outcome: SettingOutcome | null): Markup {
  const settings = state.settings.get()
  return consolePage(state, {
    title: 'Assumptions',
    here: { link: paths.assumptions },
    main: html`${pageHead({
      title: 'Assumptions',
      lead: 'What this emulator takes Frame to do: documented by Frame, observed in its samples and clients, or assumed because nothing was seen. Where Frame may differ there is a setting; a portal should work with all of them.',
    })}
    ${Object.entries<Assumption[]>(assumptions).map(
      ([topic, lines]) =>
        html`<section class="panel" aria-labelledby="${headingId(topic)}">
          <h2 id="${headingId(topic)}">${topic}</h2>
          <ul class="rows assumption-rows">
            ${lines.map((assumption) =>
              line(assumption, assumption.setting && settingForm(settings, assumption.setting, outcome)),
            )}
          </ul>
        </section>`,
    )}`,
  })
}

function headingId(topic: string): string {
  return `topic-${topic.toLowerCase().replaceAll(' ', '-')}`
}

function line({ mark, text }: Assumption, form: Markup | undefined): Markup {
  return html`<li class="row">
    <p><span class="tag ${marks[mark].className}">${marks[mark].name}</span></p>
    <div>
      <p>${text}</p>
      ${form ?? ''}
    </div>
  </li>`
}
