/** The first stop of the keyboard on every page. */
export function SkipLink() {
  return (
    <a
      href="#contenido"
      className="sr-only z-60 rounded-sm bg-ink px-4 py-3 font-semibold text-ground focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    >
      Ir al contenido
    </a>
  );
}
