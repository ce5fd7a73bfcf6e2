"use client";

import * as Radix from "radix-ui/tabs";
import type { ReactNode } from "react";

export type Tab = Readonly<{ id: string; label: string; content: ReactNode }>;

type TabsProps = Readonly<{ label: string; tabs: readonly Tab[]; defaultTab?: string }>;

/** Views of one thing without leaving the page. For parts that deserve an address use `LinkTabs`. */
export function Tabs({ label, tabs, defaultTab }: TabsProps) {
  return (
    <Radix.Root defaultValue={defaultTab ?? tabs[0]?.id}>
      <Radix.List
        aria-label={label}
        className="mb-5 flex gap-1 overflow-x-auto border-b border-rule print:hidden"
      >
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.id}
            value={tab.id}
            className="-mb-px min-h-11 border-b-3 border-transparent px-3 whitespace-nowrap text-ink-soft hover:text-ink data-[state=active]:border-accent data-[state=active]:font-semibold data-[state=active]:text-ink"
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.id} value={tab.id}>
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
