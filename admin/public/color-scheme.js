// Applies the chosen theme before the first paint; the application takes over from there.
const chosen = localStorage.getItem('techmart-admin-theme')
const dark = matchMedia('(prefers-color-scheme: dark)').matches
const scheme = chosen === 'light' || chosen === 'dark' ? chosen : dark ? 'dark' : 'light'
document.documentElement.setAttribute('data-mantine-color-scheme', scheme)
