"use client";

import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from "react";
import { StatusShape, type StatusTone } from "./status-shape";

type ShowToast = (message: string, tone?: StatusTone) => void;

type Toast = Readonly<{ id: number; message: string; tone: StatusTone }>;

const VISIBLE_MS = 9_000;

const ToastContext = createContext<ShowToast | null>(null);

/** Says something short that needs no answer: `toast("Listo, quedó guardado")`. */
export function useToast(): ShowToast {
  const show = useContext(ToastContext);
  if (!show) throw new Error("useToast needs the ToastProvider of the root layout");
  return show;
}

/** Holds the toasts of the whole application; sits once, in the root layout, and survives navigation. */
export function ToastProvider({ children }: Readonly<{ children: ReactNode }>) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const lastId = useRef(0);
  const show = useCallback<ShowToast>((message, tone = "done") => {
    lastId.current += 1;
    const id = lastId.current;
    setToasts((shown) => [...shown.slice(-2), { id, message, tone }]);
  }, []);
  const close = useCallback(
    (id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)),
    [],
  );
  return (
    <ToastContext value={show}>
      {children}
      <div
        role="status"
        aria-live="polite"
        className="no-print pointer-events-none fixed inset-x-3 bottom-20 z-60 flex flex-col items-center gap-2 lg:inset-x-auto lg:right-6 lg:bottom-6 lg:items-end"
      >
        {toasts.map((toast) => (
          <ToastLine key={toast.id} toast={toast} onClose={close} />
        ))}
      </div>
    </ToastContext>
  );
}

type ToastLineProps = Readonly<{ toast: Toast; onClose: (id: number) => void }>;

function ToastLine({ toast, onClose }: ToastLineProps) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => onClose(toast.id), VISIBLE_MS);
    return () => clearTimeout(timer);
  }, [held, onClose, toast.id]);
  return (
    <div
      className="pointer-events-auto flex max-w-full items-start gap-3 rounded-sm border border-rule-strong bg-raised py-1 pr-1 pl-4 shadow-float"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <StatusShape tone={toast.tone} className="mt-4" />
      <span className="py-2.5">{toast.message}</span>
      <button
        type="button"
        onClick={() => onClose(toast.id)}
        className="min-h-11 px-3 text-sm text-ink-soft underline hover:text-ink"
      >
        Cerrar
      </button>
    </div>
  );
}
