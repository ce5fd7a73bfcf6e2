"use client";

import { ErrorMessage } from "@/components/layout/error-message";
import { PublicShell } from "@/components/layout/public-shell";

type ErrorPageProps = Readonly<{ error: Error & { digest?: string }; reset: () => void }>;

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <PublicShell>
      <ErrorMessage error={error} reset={reset} />
    </PublicShell>
  );
}
