type SignatureLinesProps = Readonly<{ people: readonly string[] }>;

/** Lines to sign on, only on paper. */
export function SignatureLines({ people }: SignatureLinesProps) {
  return (
    <div className="print-only keep-together mt-10">
      <div className="flex gap-12">
        {people.map((person) => (
          <p key={person} className="mt-8 grow border-t border-ink pt-1 text-center">
            {person}
          </p>
        ))}
      </div>
    </div>
  );
}
