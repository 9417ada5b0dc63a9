export function take(view) {
  return document.getElementById(`view-${view}`).content.cloneNode(true)
}

export function slot(root, name) {
  return root.querySelector(`[data-slot="${name}"]`)
}

export function action(root, name) {
  return root.querySelector(`[data-action="${name}"]`)
}

/** Puts a text wherever it is wanted. Always text: what a person or a site sent is never HTML. */
export function fill(root, name, text) {
  for (const place of root.querySelectorAll(`[data-slot="${name}"]`)) place.textContent = text
}

export function fillPerson(root, { name, email }) {
  fill(root, 'name', name || email)
  fill(root, 'email', email)
  fill(root, 'initials', initials(name || email))
}

export function element(name, text) {
  const made = document.createElement(name)
  if (text !== undefined) made.textContent = text
  return made
}

function initials(name) {
  const words = name.split(/\s+/).filter(Boolean)
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '')
  return letters.join('').toUpperCase()
}
