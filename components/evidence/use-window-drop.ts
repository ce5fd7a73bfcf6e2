"use client";

import { useEffect, useEffectEvent, useState } from "react";

/** Files dropped anywhere on the page count: beside the zone the browser would open them and leave the page. True while files are held over it. */
export function useWindowDrop(onFiles: (files: readonly File[], hasFolder: boolean) => void): boolean {
  const [isOver, setOver] = useState(false);
  const takeFiles = useEffectEvent(onFiles);
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
    };
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      const items = [...event.dataTransfer.items];
      const hasFolder = items.some((item) => item.webkitGetAsEntry()?.isDirectory === true);
      takeFiles(
        items.flatMap((item) =>
          item.webkitGetAsEntry()?.isDirectory === true ? [] : (item.getAsFile() ?? []),
        ),
        hasFolder,
      );
    };
    window.addEventListener("dragover", onDragOver);
    window.addEventListener("dragleave", onDragLeave);
    window.addEventListener("drop", onDrop);
    return () => {
      window.removeEventListener("dragover", onDragOver);
      window.removeEventListener("dragleave", onDragLeave);
      window.removeEventListener("drop", onDrop);
    };
  }, []);
  return isOver;
}
