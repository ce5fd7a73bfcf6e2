"use client";

import { useEffect, type RefObject } from "react";

const QUESTION = "Hay cambios sin guardar. ¿Salir de esta página sin guardarlos?";

/** Asks before leaving, by closing, reloading or following a link, while `dirty.current` is true. */
export function useUnsavedWarning(dirty: RefObject<boolean>, enabled: boolean) {
  useEffect(() => {
    if (!enabled) return;
    const onBeforeUnload = (event: BeforeUnloadEvent) => {
      if (dirty.current) event.preventDefault();
    };
    // Captured on the document: the router's own link handler must not run before the answer.
    const onClick = (event: MouseEvent) => {
      if (!dirty.current || !leavesPage(event)) return;
      if (window.confirm(QUESTION)) {
        dirty.current = false;
      } else {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    window.addEventListener("beforeunload", onBeforeUnload);
    document.addEventListener("click", onClick, true);
    return () => {
      window.removeEventListener("beforeunload", onBeforeUnload);
      document.removeEventListener("click", onClick, true);
    };
  }, [dirty, enabled]);
}

function leavesPage(event: MouseEvent): boolean {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return false;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement)) return false;
  if (link.target === "_blank" || link.hasAttribute("download")) return false;
  return link.pathname !== location.pathname || link.search !== location.search;
}
