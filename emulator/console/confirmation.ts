import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'

/** Asks before something is gone. The harmless way out stands beside it. */
export function confirmation(question: {
  title: string
  text: string
  action: string
  confirm: string
  back: string
}): Markup {
  return html`<section class="panel" aria-labelledby="question">
    <h2 id="question">${question.title}</h2>
    <p>${question.text}</p>
    <form method="post" action="${question.action}">
      <div class="actions">
        <button class="button danger" type="submit">${question.confirm}</button>
        <a class="button secondary" href="${question.back}">Keep it</a>
      </div>
    </form>
  </section>`
}
