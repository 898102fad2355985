import type { CitationLibrary } from './features/citation';

/** The citation library is a bundle of its own, beside this one: four times the rest, and seldom needed. */
export async function loadCitations(): Promise<CitationLibrary> {
  const library = await import('./features/citation/library');
  return 'default' in library ? (library.default as CitationLibrary) : library;
}
