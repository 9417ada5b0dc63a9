import { action, fillPerson, slot } from './dom.js'

/** Connects the menu in the page's header: a button with the person's name, and behind it Profile and Logout. */
export function createUserMenu({ onProfile, onLogOut }) {
  const visitor = slot(document, 'visitor')
  const button = slot(visitor, 'menu-button')
  const menu = slot(visitor, 'menu')
  const items = [...menu.querySelectorAll('[role=menuitem]')]

  const close = () => {
    menu.hidden = true
    button.setAttribute('aria-expanded', 'false')
  }
  const openAt = (index) => {
    menu.hidden = false
    button.setAttribute('aria-expanded', 'true')
    items.at(index)?.focus()
  }
  const choose = (act) => () => {
    // Focused first, so that a dialog that closes gives the focus back to something that is still there.
    button.focus()
    close()
    act()
  }

  button.addEventListener('click', () => (menu.hidden ? openAt(0) : close()))
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    openAt(event.key === 'ArrowDown' ? 0 : -1)
  })
  menu.addEventListener('keydown', (event) => {
    const next = nextIndex(event.key, items.indexOf(document.activeElement), items.length)
    if (next === null) return
    event.preventDefault()
    items[next]?.focus()
  })
  visitor.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || menu.hidden) return
    button.focus()
    close()
  })
  visitor.addEventListener('focusout', (event) => {
    if (!visitor.contains(event.relatedTarget)) close()
  })
  // A press on what cannot take the focus moves it nowhere in some browsers, and the menu would stay.
  document.addEventListener('pointerdown', (event) => {
    if (!visitor.contains(event.target)) close()
  })
  action(menu, 'profile').addEventListener('click', choose(onProfile))
  action(menu, 'log-out').addEventListener('click', choose(onLogOut))

  return {
    show(person) {
      fillPerson(visitor, person)
      visitor.hidden = false
    },
    hide() {
      close()
      visitor.hidden = true
      fillPerson(visitor, { name: '', email: '' })
    },
  }
}

function nextIndex(key, index, count) {
  switch (key) {
    case 'ArrowDown':
      return (index + 1) % count
    case 'ArrowUp':
      return (index - 1 + count) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
