"use client";

import {
  startTransition,
  useActionState,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import type { FormEvent, ReactNode } from "react";
import { IDLE, type FormAction } from "@/components/ui/action-state";
import { FormContext } from "@/components/ui/form-context";
import { StatusMark } from "@/components/ui/status-mark";
import { SubmitButton } from "@/components/ui/submit-button";
import { useUnsavedWarning } from "@/components/ui/use-unsaved-warning";

/** After this long without typing, what was written is saved by itself. */
const QUIET_MS = 1_500;
const NO_ERRORS: Readonly<Record<string, string>> = {};

type AutosaveFormProps = Readonly<{
  /** A server action with its ids already bound. */
  action: FormAction;
  /** What the form writes, for screen readers. */
  label: string;
  children: ReactNode;
}>;

/** A form that saves by itself when the typing stops, and says how it stands. The button saves at once. */
export function AutosaveForm({ action, label, children }: AutosaveFormProps) {
  const [state, dispatch, pending] = useActionState(action, IDLE);
  const [isDirty, setDirty] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const dirty = useRef(false);
  const timer = useRef<number>(undefined);
  const formId = useId();
  useUnsavedWarning(dirty, true);

  const mark = (next: boolean) => {
    dirty.current = next;
    setDirty(next);
  };

  const onSaved = useEffectEvent(() => {
    // What was typed while the server answered is still to be saved.
    if (dirty.current) schedule();
  });
  useEffect(() => {
    if (state.status === "done") onSaved();
    if (state.status === "refused") dirty.current = true;
  }, [state]);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  function schedule() {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => form.current?.requestSubmit(), QUIET_MS);
  }

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    window.clearTimeout(timer.current);
    if (pending) return;
    mark(false);
    const data = new FormData(event.currentTarget);
    startTransition(() => dispatch(data));
  };

  const onInput = () => {
    mark(true);
    if (!pending) schedule();
  };

  const fieldErrors = state.status === "refused" ? state.fieldErrors : NO_ERRORS;
  const wiring = useMemo(() => ({ formId, pending, fieldErrors }), [formId, pending, fieldErrors]);
  return (
    <FormContext value={wiring}>
      <form
        ref={form}
        action={dispatch}
        onSubmit={onSubmit}
        onInput={onInput}
        noValidate
        aria-label={label}
        className="space-y-5"
      >
        {children}
        <div className="flex min-h-11 flex-wrap items-center gap-4">
          <SubmitButton variant="secondary" size="small">
            Guardar
          </SubmitButton>
          <span role="status" className="text-sm">
            <SaveState pending={pending} isDirty={isDirty} status={state.status} />
          </span>
        </div>
        {state.status === "refused" && (
          <p role="alert" className="max-w-measure font-semibold text-bad">
            {state.message}
          </p>
        )}
      </form>
    </FormContext>
  );
}

type SaveStateProps = Readonly<{ pending: boolean; isDirty: boolean; status: "idle" | "done" | "refused" }>;

function SaveState({ pending, isDirty, status }: SaveStateProps) {
  if (pending) return <StatusMark tone="now">Guardando…</StatusMark>;
  if (isDirty) return <StatusMark tone="pending">Por guardar</StatusMark>;
  if (status === "refused") return <StatusMark tone="bad">No se guardó</StatusMark>;
  return status === "done" ? <StatusMark tone="done">Guardado</StatusMark> : null;
}
