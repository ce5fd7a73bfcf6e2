"use client";

import { useRouter } from "next/navigation";
import {
  Fragment,
  startTransition,
  useActionState,
  useContext,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
  type FormEvent,
  type ReactNode,
} from "react";
import { IDLE, type FormAction } from "./action-state";
import { CloseDialogContext } from "./dialog-context";
import { ErrorSummary } from "./error-summary";
import { FormContext } from "./form-context";
import { dropDraft, restoreDraft, saveDraft } from "./form-draft";
import { useSpokenAction } from "./spoken-action";
import { useUnsavedWarning } from "./use-unsaved-warning";

const NO_ERRORS: Readonly<Record<string, string>> = {};

const FIRST_CONTROL = "input:not([type=hidden]), textarea, select";

type FormProps = Readonly<{
  /** A server action with its ids already bound. */
  action: FormAction;
  children: ReactNode;
  className?: string;
  /** Keeps what is typed through a reload, in this tab. Only for texts that are not confidential. */
  draftKey?: string;
  /** Empties the form once done: for adding one thing after another. */
  resetOnDone?: boolean;
  /** Where to go once done, when the action itself does not redirect. */
  doneHref?: string;
}>;

/**
 * A form over a server action. When refused it keeps what was typed and moves the focus to the summary;
 * when done it says so in a toast and closes the dialog it sits in. It asks before losing unsaved changes.
 */
export function Form({ action, children, className, draftKey, resetOnDone, doneHref }: FormProps) {
  const [state, dispatch, pending] = useActionState(useSpokenAction(action), IDLE);
  const [recovered, setRecovered] = useState(false);
  const [round, setRound] = useState({ number: 0, state });
  const form = useRef<HTMLFormElement>(null);
  const dirty = useRef(false);
  const answered = useRef(true);
  const formId = useId();
  const router = useRouter();
  const closeDialog = useContext(CloseDialogContext);
  useUnsavedWarning(dirty, draftKey === undefined);

  if (round.state !== state) {
    const isEmptied = resetOnDone === true && state.status === "done";
    setRound({ number: round.number + (isEmptied ? 1 : 0), state });
  }

  useEffect(() => {
    if (draftKey === undefined || !form.current) return;
    setRecovered(restoreDraft(draftKey, form.current));
    return () => {
      // An action that redirects never answers: the form goes away while it still waits, and is done.
      if (!answered.current) dropDraft(draftKey);
    };
  }, [draftKey]);

  const afterDone = useEffectEvent(() => {
    closeDialog?.();
    if (doneHref) router.push(doneHref);
  });

  useEffect(() => {
    answered.current = true;
    dirty.current = state.status === "refused";
    if (state.status !== "done") return;
    if (draftKey !== undefined) dropDraft(draftKey);
    afterDone();
  }, [state, draftKey]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    // Dispatched by hand: React empties a form submitted through its action, even when refused.
    const native = event.nativeEvent;
    const submitter = native instanceof SubmitEvent ? native.submitter : null;
    const data = new FormData(event.currentTarget, submitter);
    answered.current = false;
    dirty.current = false;
    startTransition(() => dispatch(data));
  };

  useEffect(() => {
    if (round.number > 0) form.current?.querySelector<HTMLElement>(FIRST_CONTROL)?.focus();
  }, [round.number]);

  const onInput = () => {
    dirty.current = true;
    if (draftKey !== undefined && form.current) saveDraft(draftKey, form.current);
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
        className={className ?? "space-y-6"}
      >
        {state.status === "refused" && (
          <ErrorSummary message={state.message} fieldErrors={state.fieldErrors} form={form} />
        )}
        {recovered && state.status === "idle" && (
          <p role="status" className="text-sm text-ink-soft">
            Recuperamos lo que había escrito en esta pestaña y no alcanzó a guardar.
          </p>
        )}
        <Fragment key={round.number}>{children}</Fragment>
      </form>
    </FormContext>
  );
}
