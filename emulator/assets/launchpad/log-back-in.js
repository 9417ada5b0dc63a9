/** Where Log back in leads: the login URL with the place to come back to, or this page where no site is known. */
export function logBackInAddress(loginUrl, returnParameter) {
  const here = location.pathname + location.search
  if (!loginUrl) return here
  if (returnParameter === null) return loginUrl
  const url = new URL(loginUrl)
  const pair = `${encodeURIComponent(returnParameter)}=${encodeURIComponent(location.origin + here)}`
  // Not by searchParams, which would write the site's own query anew.
  url.search = url.search ? `${url.search}&${pair}` : pair
  return url.href
}
