import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from '@mantine/core'

/** The accent from faint to deep. What is shown comes from the tokens; the library derives the rest from these. */
const accent: MantineColorsTuple = [
  '#eef3ff',
  '#d8e4ff',
  '#b6ccff',
  '#85a7ff',
  '#6389ff',
  '#4366f4',
  '#2b43e3',
  '#2133c8',
  '#1e2fb8',
  '#14228a',
]

/** What the library draws in grey: the paper's warm tones, then ink. */
const gray: MantineColorsTuple = [
  '#f7f5f1',
  '#f3f1eb',
  '#ece9e3',
  '#dfdcd5',
  '#cbc7bf',
  '#848077',
  '#535663',
  '#3f424e',
  '#2a2d3a',
  '#1a1d2b',
]

/** The same in the dark theme, from text to ground. */
const dark: MantineColorsTuple = [
  '#efece7',
  '#d4d1ca',
  '#b4b1a9',
  '#83868f',
  '#3c3e47',
  '#282a32',
  '#1c1e27',
  '#0f1117',
  '#0a0b10',
  '#050609',
]

/** Dims the page without hiding it. */
export const overlayProps = { color: '#1a1d2b', backgroundOpacity: 0.32 }
const closeButtonProps = { 'aria-label': 'Close' }

export const theme = createTheme({
  primaryColor: 'accent',
  colors: { accent, gray, dark },
  fontFamily: 'var(--font-text)',
  fontFamilyMonospace: 'var(--font-code)',
  headings: { fontFamily: 'var(--font-head)', fontWeight: '650' },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '4px', md: '8px', lg: '8px', xl: '16px' },
  shadows: {
    xs: 'none',
    sm: 'none',
    md: 'var(--shadow-float)',
    lg: 'var(--shadow-float)',
    xl: 'var(--shadow-float)',
  },
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input)
    // White on the accent is for the light theme alone.
    return input.variant === 'filled' ? { ...colors, color: 'var(--on-accent)' } : colors
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    SegmentedControl: { defaultProps: { withItemsBorders: false } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: false } },
    Modal: { defaultProps: { centered: true, padding: 'lg', overlayProps, closeButtonProps } },
    Drawer: { defaultProps: { position: 'right', padding: 'lg', overlayProps, closeButtonProps } },
  },
})

const shown = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--soft)',
  '--mantine-color-placeholder': 'var(--soft)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-success': 'var(--good)',
  '--mantine-color-default': 'var(--raised)',
  '--mantine-color-default-hover': 'var(--sunk)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-disabled': 'var(--sunk)',
  '--mantine-color-disabled-color': 'var(--soft)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-color-accent-contrast': 'var(--on-accent)',
  '--mantine-color-accent-text': 'var(--accent)',
  '--mantine-color-accent-filled': 'var(--accent)',
  '--mantine-color-accent-filled-hover': 'var(--accent-deep)',
  '--mantine-color-accent-light': 'var(--accent-soft)',
  '--mantine-color-accent-light-hover': 'var(--accent-soft)',
  '--mantine-color-accent-light-color': 'var(--accent)',
  '--mantine-color-accent-outline': 'var(--accent)',
  '--mantine-color-accent-outline-hover': 'var(--accent-soft)',
  '--mantine-color-red-contrast': 'var(--on-accent)',
  '--mantine-color-red-text': 'var(--bad)',
  '--mantine-color-red-filled': 'var(--bad)',
  '--mantine-color-red-filled-hover': 'var(--bad-deep)',
  '--mantine-color-red-light': 'var(--bad-soft)',
  '--mantine-color-red-light-hover': 'var(--bad-soft)',
  '--mantine-color-red-light-color': 'var(--bad)',
  '--mantine-color-red-outline': 'var(--bad)',
}

/** Tokens know both themes, so the library's variables are the same in both. */
export const resolveVariables: CSSVariablesResolver = () => ({ variables: {}, light: shown, dark: shown })
