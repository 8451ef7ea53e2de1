import { Tabs } from '@mantine/core'
import { type Language, type Localized, languages } from '@techmart/contracts'
import type { ReactNode } from 'react'
import { languageNames } from '../ui/format.ts'
import styles from './forms.module.css'

interface LocalizedFieldsProps {
  label: string
  /** Languages in which something is missing. */
  missing: Language[]
  /** Languages with an error, so that a hidden one is found. */
  faulty: Language[]
  children: (language: Language, direction: 'ltr' | 'rtl') => ReactNode
}

/** The same fields in every language of the shop, one tab each. */
export function LocalizedFields({ label, missing, faulty, children }: LocalizedFieldsProps) {
  return (
    <Tabs defaultValue="en" keepMounted={false} classNames={{ tab: styles.languageTab ?? '' }}>
      <Tabs.List aria-label={label}>
        {languages.map((language) => (
          <Tabs.Tab key={language} value={language}>
            {languageNames[language]}
            {faulty.includes(language) ? (
              <span className={styles.mark} data-tone="bad">
                check
              </span>
            ) : missing.includes(language) ? (
              <span className={styles.mark}>missing</span>
            ) : null}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {languages.map((language) => (
        <Tabs.Panel key={language} value={language} pt="md">
          <div className="stack" lang={language}>
            {children(language, language === 'ar' ? 'rtl' : 'ltr')}
          </div>
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}

export type LocalizedDraft = Record<Language, string>

/** As it is typed: every language is there. */
export function toDraft(text: Localized | undefined): LocalizedDraft {
  return { en: text?.en ?? '', es: text?.es ?? '', de: text?.de ?? '', ar: text?.ar ?? '' }
}

/** As it is stored: languages without a text are left out. */
export function fromDraft(draft: LocalizedDraft): Localized {
  const text: Localized = { en: draft.en.trim() }
  for (const language of ['es', 'de', 'ar'] as const) {
    if (draft[language].trim()) text[language] = draft[language].trim()
  }
  return text
}
