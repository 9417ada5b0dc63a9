'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const pauseMs = 30_000

/** Asks the server again every half minute while somebody looks. What is open on the page stays open. */
export function KeepFresh() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh()
    }, pauseMs)
    return () => clearInterval(timer)
  }, [router])
  return null
}
