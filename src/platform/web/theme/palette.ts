import type { MantineColorsTuple } from '@mantine/core'

/** Japanese indigo (ai), the one accent: calm enough to be looked at all day. Shades 6–9 carry white text at AA. */
export const ai: MantineColorsTuple = [
  '#f0f5f9',
  '#dfe9f1',
  '#c2d5e4',
  '#9abbd2',
  '#6c9bbc',
  '#3f769d',
  '#26638c',
  '#165078',
  '#123f60',
  '#0d2d46',
]

/** Warm greys of paper and ink. Shade 6 is the faintest that may carry text on white. */
export const gray: MantineColorsTuple = [
  '#faf9f7',
  '#f4f2ee',
  '#e9e6e0',
  '#dad6ce',
  '#c2bdb3',
  '#918a7e',
  '#6d675d',
  '#57524a',
  '#3a3630',
  '#211f1b',
]

export const dark: MantineColorsTuple = [
  '#ece9e4',
  '#cfcac2',
  '#a9a399',
  '#807a70',
  '#45413c',
  '#383531',
  '#2a2825',
  '#1d1c1a',
  '#171614',
  '#100f0e',
]

export const green: MantineColorsTuple = [
  '#eef7f1',
  '#d9ecdf',
  '#b5dac2',
  '#86c29d',
  '#5cb081',
  '#349464',
  '#257f53',
  '#1b6d46',
  '#155537',
  '#0e3b26',
]

export const amber: MantineColorsTuple = [
  '#fdf6e6',
  '#f9e8c2',
  '#f1d089',
  '#e5b450',
  '#d39a28',
  '#b07a10',
  '#956407',
  '#7f5403',
  '#624103',
  '#422c02',
]

export const red: MantineColorsTuple = [
  '#fcf1ef',
  '#f8ddd9',
  '#efb9b2',
  '#e88d82',
  '#dd6658',
  '#c74639',
  '#b3382c',
  '#9c2e24',
  '#7a241c',
  '#541912',
]
