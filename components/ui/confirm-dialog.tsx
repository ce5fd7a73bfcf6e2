"use client";

import * as Radix from "radix-ui/alert-dialog";
import { useCallback, useState, type ReactNode } from "react";
import type { FormAction } from "./action-state";
import { Button, type ButtonSize, type ButtonVariant } from "./button";
import { OVERLAY_CLASS, PANEL_CLASS } from "./dialog";
import { CloseDialogContext } from "./dialog-context";
import { Form } from "./form";
import { SubmitButton } from "./submit-button";

type ConfirmDialogProps = Readonly<{
  /** Text of the button that asks. */
  trigger: string;
  triggerVariant?: ButtonVariant;
  triggerSize?: ButtonSize;
  title: string;
  /** What will happen and whether it can be undone. */
  description: ReactNode;
  /** The verb itself: "Retirar asignación", never "Aceptar". */
  confirmLabel: string;
  tone?: "danger" | "normal";
  /** A server action with its ids already bound. */
  action: FormAction;
  doneHref?: string;
  /** Fields the action needs, such as a reason. */
  children?: ReactNode;
}>;

/** Asks before something that is hard to undo, and runs the action only on the explicit verb. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const danger = props.tone === "danger";
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Trigger asChild>
        <Button variant={props.triggerVariant ?? (danger ? "danger" : "secondary")} size={props.triggerSize}>
          {props.trigger}
        </Button>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className={OVERLAY_CLASS} />
        <Radix.Content className={PANEL_CLASS}>
          <Radix.Title className="mb-3 text-xl">{props.title}</Radix.Title>
          <Radix.Description asChild>
            <div className="mb-5 text-ink-soft">{props.description}</div>
          </Radix.Description>
          <CloseDialogContext value={close}>
            <Form action={props.action} doneHref={props.doneHref}>
              {props.children}
              <div className="flex flex-wrap justify-end gap-3">
                <Radix.Cancel asChild>
                  <Button variant="quiet">Volver sin cambios</Button>
                </Radix.Cancel>
                <SubmitButton variant={danger ? "danger" : "primary"}>{props.confirmLabel}</SubmitButton>
              </div>
            </Form>
          </CloseDialogContext>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
