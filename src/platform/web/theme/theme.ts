import { type CSSVariablesResolver, createTheme } from '@mantine/core'
import { controlDefaults } from './controls.ts'
import { floatingDefaults } from './floating.ts'
import { ai, amber, dark, gray, green, red } from './palette.ts'

const sans =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", Meiryo, sans-serif'

/** The one look: colour, type, space, radius and density. Colours by role live in tokens.css. */
export const theme = createTheme({
  colors: { ai, gray, dark, green, yellow: amber, red },
  primaryColor: 'ai',
  primaryShade: { light: 7, dark: 5 },
  white: '#ffffff',
  black: '#211f1b',
  fontFamily: sans,
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK JP", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.6', sm: '1.6', md: '1.65', lg: '1.65', xl: '1.6' },
  spacing: { xs: '6px', sm: '10px', md: '16px', lg: '24px', xl: '40px' },
  radius: { xs: '3px', sm: '5px', md: '6px', lg: '10px', xl: '14px' },
  defaultRadius: 'md',
  headings: {
    fontFamily: sans,
    fontWeight: '600',
    textWrap: 'pretty',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.6' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.6' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.6' },
      h4: { fontSize: '0.875rem', lineHeight: '1.6' },
      h5: { fontSize: '0.8125rem', lineHeight: '1.6' },
      h6: { fontSize: '0.75rem', lineHeight: '1.6' },
    },
  },
  shadows: {
    xs: 'var(--b-shadow-raised)',
    sm: 'var(--b-shadow-raised)',
    md: 'var(--b-shadow-floating)',
    lg: 'var(--b-shadow-floating)',
    xl: 'var(--b-shadow-floating)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: { ...controlDefaults, ...floatingDefaults },
})

const roles = {
  '--mantine-color-body': 'var(--b-paper)',
  '--mantine-color-text': 'var(--b-ink)',
  '--mantine-color-dimmed': 'var(--b-ink-3)',
  '--mantine-color-placeholder': 'var(--b-ink-3)',
  '--mantine-color-anchor': 'var(--b-accent)',
  '--mantine-color-error': 'var(--b-risk)',
  '--mantine-color-default': 'var(--b-surface)',
  '--mantine-color-default-hover': 'var(--b-hover)',
  '--mantine-color-default-color': 'var(--b-ink)',
  '--mantine-color-default-border': 'var(--b-line)',
  '--mantine-color-ai-text': 'var(--b-accent)',
  '--mantine-color-ai-light': 'var(--b-accent-wash)',
  '--mantine-color-ai-light-hover': 'var(--b-accent-wash)',
  '--mantine-color-ai-light-color': 'var(--b-accent)',
}

/** Points the component library's own colour names at ours, alike in both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: roles, dark: roles })
