'use client'

import { run as checkSpelling } from '@zootools/email-spell-checker'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { typoHintId } from './typo-hint-id'

/** "Did you mean …?" below the address: a button that mends it, never a block. Arrives once somebody touches the form. */
export default function TypoHint({ question }: { question: string }) {
  const [meant, setMeant] = useState<string | null>(null)
  useEffect(() => {
    const field = emailField()
    const check = () => setMeant(meantBy(field?.value ?? ''))
    check()
    field?.addEventListener('change', check)
    return () => field?.removeEventListener('change', check)
  }, [])

  const place = document.getElementById(typoHintId)
  if (!place) return null
  return createPortal(
    meant ? <Hint question={question} meant={meant} onDone={() => setMeant(null)} /> : null,
    place,
  )
}

function Hint({ question, meant, onDone }: { question: string; meant: string; onDone: () => void }) {
  function mend() {
    const field = emailField()
    if (field) field.value = meant
    field?.focus()
    onDone()
  }
  return (
    <button
      type="button"
      onClick={mend}
      className="cursor-pointer py-1.5 text-left text-sm break-all text-accent underline underline-offset-3 hover:text-accent-strong"
    >
      {question.replace('{address}', () => meant)}
    </button>
  )
}

function emailField(): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>('input#email')
}

function meantBy(typed: string): string | null {
  if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(typed)) return null
  return checkSpelling({ email: typed })?.full ?? null
}
