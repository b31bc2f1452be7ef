import {
  convertCssVariables,
  createTheme,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  type MantineColorsTuple,
  mergeMantineTheme,
} from '@mantine/core';
import { componentDefaults } from './theme-components.ts';

/** Ten steps around the one accent; step 6 is the accent itself. */
const accent: MantineColorsTuple = [
  '#f2f8f9',
  '#e3f0f2',
  '#cfe6ea',
  '#9cc8cf',
  '#5e9fab',
  '#2b7a89',
  '#0b5c6b',
  '#084753',
  '#06363f',
  '#03252c',
];

const grey: MantineColorsTuple = [
  '#f4f6f7',
  '#edf0f2',
  '#dfe4e7',
  '#cbd3d7',
  '#b9c3c8',
  '#7d8a92',
  '#5f6d75',
  '#55636b',
  '#36444b',
  '#1b2428',
];

/** Grounds and inks of the dark desk, from ink to desk; the style sheet has the same. */
const dark: MantineColorsTuple = [
  '#e6ecee',
  '#c3ced2',
  '#a9b7bd',
  '#8b9ba2',
  '#33434a',
  '#29373d',
  '#1a262b',
  '#172126',
  '#121b1f',
  '#0f171b',
];

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: 6,
  colors: { accent, gray: grey, dark },
  black: '#1b2428',
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  // The scales of the style sheet, so that font size and density reach every part.
  fontSizes: {
    xs: 'var(--t-meta)',
    sm: 'var(--t-grid)',
    md: 'var(--t-form)',
    lg: 'var(--t-section)',
    xl: 'var(--t-figure)',
  },
  spacing: { xs: 'var(--s1)', sm: 'var(--s2)', md: 'var(--s3)', lg: 'var(--s4)', xl: 'var(--s5)' },
  radius: { xs: '2px', sm: '4px', md: '4px', lg: '6px', xl: '10px' },
  defaultRadius: 'sm',
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  respectReducedMotion: true,
  cursorType: 'default',
  components: componentDefaults,
});

/**
 * The theme's custom properties as a constructed style sheet. Mantine would write them into an inline <style>
 * element, which a content policy without 'unsafe-inline' refuses.
 */
export function adoptThemeVariables(): void {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(convertCssVariables(defaultCssVariablesResolver(merged), ':root'));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
