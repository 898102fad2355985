/** Styles go into the style sheet of the bundle. */
declare module '*.css';
