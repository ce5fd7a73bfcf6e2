"use client";

import { ErrorMessage } from "@/components/layout/error-message";

type ErrorPageProps = Readonly<{ error: Error & { digest?: string }; reset: () => void }>;

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return <ErrorMessage error={error} reset={reset} />;
}
