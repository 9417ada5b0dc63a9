// Comfort only: every page of the console works without it.

const said = document.createElement('p')
said.className = 'visually-hidden'
said.setAttribute('role', 'status')
document.body.append(said)

for (const button of document.querySelectorAll('button.copy')) {
  button.hidden = false
  button.addEventListener('click', () => copy(button))
}

async function copy(button) {
  const { copy: text, copyFrom } = button.dataset
  const copied = navigator.clipboard.writeText(text ?? document.getElementById(copyFrom).textContent)
  const outcome = await copied.then(
    () => 'Copied',
    () => 'Not copied',
  )
  button.textContent = outcome
  said.textContent = outcome
  button.addEventListener('blur', () => (button.textContent = 'Copy'), { once: true })
}
