/** Fallback glyphs for systems without a Chinese face; the browser fetches only the ranges a page really uses. */
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/600.css';
