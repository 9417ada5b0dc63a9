import { createTerminal } from './terminal.js'

/** Brings the picture of a desktop to life: the taskbar shows and hides windows, and the terminal takes commands. */
export function prepareDesktop(view, { askToken }) {
  for (const task of view.querySelectorAll('.task')) {
    const own = view.querySelector(`.window[data-window="${task.dataset.window}"]`)
    task.addEventListener('click', () => {
      own.hidden = !own.hidden
      task.setAttribute('aria-pressed', String(!own.hidden))
    })
  }
  createTerminal(view.querySelector('.terminal'), { askToken })
}
