/** Faces of printed documents; embedded in the PDF with the glyphs it uses. Loaded with the first sheet, not with the program. */
import '@fontsource/noto-serif-sc/400.css';
import '@fontsource/noto-serif-sc/600.css';
