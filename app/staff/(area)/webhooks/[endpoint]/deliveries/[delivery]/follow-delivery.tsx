'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const pauseMs = 1_500
const mostLooks = 40

/** Asks the server again for a minute, so that the outcome of a test shows by itself. */
export function FollowDelivery() {
  const router = useRouter()
  useEffect(() => {
    let looks = 0
    const timer = setInterval(() => {
      looks += 1
      if (looks > mostLooks) clearInterval(timer)
      else if (document.visibilityState === 'visible') router.refresh()
    }, pauseMs)
    return () => clearInterval(timer)
  }, [router])
  return null
}
