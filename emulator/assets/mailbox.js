const lookEveryMs = 2000

setInterval(lookForMail, lookEveryMs)
document.addEventListener('visibilitychange', lookForMail)

/** Takes over only what is new or gone, so that nothing flickers and the focus stays where it is. */
async function lookForMail() {
  if (document.hidden) return
  const reply = await fetch('/mailbox').catch(() => null)
  if (!reply?.ok) return
  const next = new DOMParser().parseFromString(await reply.text(), 'text/html')
  const wanted = rows(next)
  const known = new Map(rows(document).map((row) => [row.dataset.mail, row]))
  const list = document.getElementById('mails')
  const fresh = wanted.filter((row) => !known.has(row.dataset.mail))
  list.prepend(...fresh.map((row) => document.importNode(row, true)))
  const stays = new Set(wanted.map((row) => row.dataset.mail))
  for (const [id, row] of known) if (!stays.has(id)) row.remove()
  showState(next)
}

function showState(next) {
  const isEmpty = rows(document).length === 0
  document.getElementById('mails').hidden = isEmpty
  document.getElementById('no-mail').hidden = !isEmpty
  document.getElementById('empty-mailbox').hidden = isEmpty
  const count = document.getElementById('mail-count')
  const wanted = next.getElementById('mail-count').textContent
  // Written only when it changes: it is read aloud.
  if (count.textContent !== wanted) count.textContent = wanted
}

function rows(page) {
  return [...page.querySelectorAll('[data-mail]')]
}
