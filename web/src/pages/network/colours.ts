/** Colours of rings, each 3:1 or more against the page; rings bear their number too, since colours come again. @source WCAG 2.2, 1.4.11 and 1.4.1 */
const LIGHT = ['#155a9c', '#b3261e', '#23692c', '#7a3fa0', '#9a5b00', '#00707a', '#a02c5a', '#4f5861'] as const;
const DARK = ['#8cc4ff', '#ff9a94', '#7fd089', '#d3a6ff', '#f2b45c', '#5fd3dd', '#ff9ec4', '#c4cad0'] as const;

export type Scheme = 'light' | 'dark';

export const ringColour = (nth: number, scheme: Scheme): string => (scheme === 'dark' ? DARK : LIGHT)[(nth - 1) % LIGHT.length] ?? LIGHT[0];

/** Colours of the picture that are no ring’s, as app.css has them. */
export const GROUND = {
  light: { back: '#ffffff', text: '#1f2328', edge: '#9aa4ae', means: '#3f4850' },
  dark: { back: '#181c21', text: '#e6e9ec', edge: '#6b747e', means: '#c4cad0' },
} as const;
