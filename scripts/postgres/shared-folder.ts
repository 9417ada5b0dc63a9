/** Where root keeps what the user PostgreSQL runs as must reach, when the checkout or the data folder is closed to it. */
export const sharedFolder = '/var/lib/frame-trial-portal'
