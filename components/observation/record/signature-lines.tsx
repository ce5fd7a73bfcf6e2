type SignatureLinesProps = Readonly<{ teacherName: string; observerName: string }>;

/** Lines to sign on, only on paper. */
export function SignatureLines({ teacherName, observerName }: SignatureLinesProps) {
  return (
    <div className="print-only keep-together mt-6">
      <div className="flex gap-12">
        <p className="mt-8 grow basis-0 border-t border-ink pt-1 text-center">{teacherName}, docente</p>
        <p className="mt-8 grow basis-0 border-t border-ink pt-1 text-center">
          {observerName}, quien observó
        </p>
      </div>
    </div>
  );
}
