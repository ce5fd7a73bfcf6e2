"use client";

import * as Radix from "radix-ui/alert-dialog";
import { useContext, useRef, useState, type ReactNode } from "react";
import { Button, type ButtonVariant } from "./button";
import { OVERLAY_CLASS, PANEL_CLASS } from "./dialog";
import { FormContext } from "./form-context";

type ConfirmSubmitProps = Readonly<{
  /** Text of the button at the end of the form. */
  trigger: string;
  variant?: ButtonVariant;
  title: string;
  /** What will happen and that it cannot be undone. */
  description: ReactNode;
  /** The verb itself. */
  confirmLabel: string;
}>;

/** Submits the `Form` around it, after asking: for a long form whose answer cannot be taken back. */
export function ConfirmSubmit(props: ConfirmSubmitProps) {
  const { trigger, variant = "primary", title, description, confirmLabel } = props;
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const pending = useContext(FormContext)?.pending ?? false;
  const submit = () => {
    setOpen(false);
    button.current?.form?.requestSubmit();
  };
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Trigger asChild>
        <Button ref={button} variant={variant} aria-disabled={pending || undefined}>
          {pending ? "Guardando…" : trigger}
        </Button>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className={OVERLAY_CLASS} />
        <Radix.Content className={PANEL_CLASS}>
          <Radix.Title className="mb-3 text-xl">{title}</Radix.Title>
          <Radix.Description asChild>
            <div className="mb-5 text-ink-soft">{description}</div>
          </Radix.Description>
          <div className="flex flex-wrap justify-end gap-3">
            <Radix.Cancel asChild>
              <Button variant="quiet">Seguir revisando</Button>
            </Radix.Cancel>
            <Button variant={variant} onClick={submit}>
              {confirmLabel}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
