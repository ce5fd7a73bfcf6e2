"use client";

import * as Radix from "radix-ui/dialog";
import { useCallback, useState, type ReactNode } from "react";
import { Button, type ButtonSize, type ButtonVariant } from "./button";
import { CloseDialogContext } from "./dialog-context";

export const OVERLAY_CLASS = "fixed inset-0 z-40 bg-scrim";

export const PANEL_CLASS =
  "fixed inset-x-0 bottom-0 z-50 max-h-[92dvh] overflow-y-auto rounded-t-md border border-rule-strong bg-raised p-5 shadow-float " +
  "sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-[min(36rem,92vw)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-md sm:p-7";

const FIRST_CONTROL = "input:not([type=hidden]), textarea, select";

type DialogProps = Readonly<{
  /** Text of the button that opens it. */
  trigger: string;
  triggerVariant?: ButtonVariant;
  triggerSize?: ButtonSize;
  title: string;
  description?: ReactNode;
  children: ReactNode;
}>;

/** A short task over the page. Esc and "Cerrar" leave it; a `Form` inside closes it when done. */
export function Dialog(props: DialogProps) {
  const { trigger, triggerVariant, triggerSize, title, description, children } = props;
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Trigger asChild>
        <Button variant={triggerVariant} size={triggerSize}>
          {trigger}
        </Button>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className={OVERLAY_CLASS} />
        <Radix.Content
          className={PANEL_CLASS}
          onOpenAutoFocus={focusFirstControl}
          onInteractOutside={keepOpen}
          {...(description ? {} : { "aria-describedby": undefined })}
        >
          <div className="mb-4 flex items-start justify-between gap-4">
            <Radix.Title className="text-xl">{title}</Radix.Title>
            <Radix.Close asChild>
              <Button variant="quiet" size="small" className="-mt-1.5 -mr-2">
                Cerrar
              </Button>
            </Radix.Close>
          </div>
          {description && (
            <Radix.Description asChild>
              <div className="mb-5 text-ink-soft">{description}</div>
            </Radix.Description>
          )}
          <CloseDialogContext value={close}>{children}</CloseDialogContext>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** One opens it to write, so the cursor goes to the first field rather than to "Cerrar". */
function focusFirstControl(event: Event) {
  const panel = event.currentTarget;
  const control = panel instanceof HTMLElement ? panel.querySelector<HTMLElement>(FIRST_CONTROL) : null;
  if (!control) return;
  event.preventDefault();
  control.focus();
}

/** A slip of the finger beside the panel must not throw away what was written. */
function keepOpen(event: Event) {
  event.preventDefault();
}
