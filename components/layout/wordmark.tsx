/**
 * The name as our mark: the tilde of the ñ is drawn as two lines that go side by side.
 * Screen readers get the plain word from the link or heading around it.
 */
export function Wordmark() {
  return (
    <span className="font-serif text-[1.5rem] leading-none font-semibold tracking-[-0.02em]">
      <span className="sr-only">Acompaña</span>
      <span aria-hidden="true">
        Acompa
        <span className="relative inline-block">
          n
          <svg viewBox="0 0 20 9" className="absolute top-[-0.1em] left-[4%] w-[96%] overflow-visible">
            <path
              d="M1 8C4 4.4 7.4 4.4 10 6.2S16 8 19 4.6"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.9"
              strokeLinecap="round"
            />
            <path
              d="M1 3.4C4-.2 7.4-.2 10 1.6S16 3.4 19 0"
              fill="none"
              stroke="var(--accent)"
              strokeWidth="1.9"
              strokeLinecap="round"
            />
          </svg>
        </span>
        a
      </span>
    </span>
  );
}
