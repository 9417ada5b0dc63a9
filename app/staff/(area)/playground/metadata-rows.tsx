'use client'

import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Control } from '@/app/_ui/control'
import { controlLook } from '@/app/_ui/field-frame'
import { FieldError } from '@/app/_ui/field-error'
import { useInBrowser } from '@/app/_ui/use-in-browser'
import { mostRows } from '@/lib/playground/playground-fields'
import type { PlaygroundValues } from './playground-state'

const spareRows = 2

/** Metadata as rows of a key and a value. Two are always to spare; more come by a button, or with the next answer. */
export function MetadataRows({ initial }: { initial: PlaygroundValues }) {
  const [added, setAdded] = useState(0)
  const hasScript = useInBrowser(() => true, false)
  const rows = Math.min(mostRows, filledRows(initial) + spareRows + added)
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="pb-1 font-medium">
        Metadata <span className="font-normal text-muted">(what runs inside the session can read it)</span>
      </legend>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="grid grid-cols-[2fr_3fr] gap-3">
          <Cell id={`key${index + 1}`} label={`Key ${index + 1}`} />
          <Cell id={`value${index + 1}`} label={`Value ${index + 1}`} />
        </div>
      ))}
      {hasScript && rows < mostRows ? (
        <div>
          <Button tone="quiet" onClick={() => setAdded(added + 1)}>
            Add a row
          </Button>
        </div>
      ) : null}
    </fieldset>
  )
}

function Cell({ id, label }: { id: string; label: string }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-sm text-muted">
        {label}
      </label>
      <FieldError id={id} prefix="Error:" />
      <Control as="input" id={id} autoComplete="off" spellCheck={false} className={controlLook} />
    </div>
  )
}

function filledRows(values: PlaygroundValues): number {
  const filled = Array.from({ length: mostRows }, (_, index) => index + 1).filter(
    (number) => values[`key${number}`] || values[`value${number}`],
  )
  return filled.at(-1) ?? 0
}
