import type { FormEvent } from 'react'
import { Form, useLocation } from 'react-router'
import { currencies, languageNames, languages } from '../lib/language.ts'
import { useLocale } from '../lib/locale.tsx'
import { localized, paths } from '../lib/paths.ts'
import { useRootData } from '../lib/root-data.ts'
import { chooseTheme, isTheme, themes, useTheme } from '../lib/theme.ts'

export const PREFERENCES_ID = 'preferences'

/** Language, currency and appearance in a native popover; plain links and forms without JavaScript. */
export function Preferences() {
  const { t } = useLocale()
  return (
    <section
      id={PREFERENCES_ID}
      popover="auto"
      aria-label={t.shell.languageAndCurrency}
      className="panel preferences"
    >
      <Languages />
      <Currencies />
      <Appearance />
    </section>
  )
}

function Languages() {
  const { t, language } = useLocale()
  const { pathname, search } = useLocation()
  return (
    <div>
      <h2 className="eyebrow font-text tracking-normal">{t.shell.language}</h2>
      <ul className="mt-2 grid grid-cols-2 gap-x-4">
        {languages.map((other) => (
          <li key={other}>
            <a
              href={localized(other, pathname + search)}
              hrefLang={other}
              lang={other}
              aria-current={other === language ? 'true' : undefined}
              className="flex min-h-11 items-center gap-2 font-medium hover:text-accent aria-[current]:font-semibold aria-[current]:before:content-['✓']"
            >
              {languageNames[other]}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Currencies() {
  const { t } = useLocale()
  const { currency } = useRootData()
  const { pathname, search } = useLocation()
  return (
    <Form method="post" action={paths.preferences()} preventScrollReset className="mt-4">
      <input type="hidden" name="redirectTo" value={pathname + search} />
      <fieldset>
        <legend className="eyebrow mb-2">{t.shell.currency}</legend>
        <div className="segments num">
          {currencies.map((code) => (
            <button key={code} type="submit" name="currency" value={code} aria-pressed={code === currency}>
              {code}
            </button>
          ))}
        </div>
      </fieldset>
    </Form>
  )
}

function Appearance() {
  const { t } = useLocale()
  const { pathname, search } = useLocation()
  const current = useTheme()
  const showAtOnce = (event: FormEvent<HTMLFormElement>) => {
    const pressed = (event.nativeEvent as SubmitEvent).submitter
    const theme = pressed instanceof HTMLButtonElement ? pressed.value : undefined
    if (!isTheme(theme)) return
    event.preventDefault()
    chooseTheme(theme)
  }
  return (
    <Form method="post" action={paths.preferences()} className="mt-5" onSubmit={showAtOnce}>
      <input type="hidden" name="redirectTo" value={pathname + search} />
      <fieldset>
        <legend className="eyebrow mb-2">{t.shell.theme}</legend>
        <div className="segments">
          {themes.map((theme) => (
            <button key={theme} type="submit" name="theme" value={theme} aria-pressed={theme === current}>
              {t.shell.themes[theme]}
            </button>
          ))}
        </div>
      </fieldset>
    </Form>
  )
}
